using Perennial.Adapters.Processes;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Deletes what no journal of a folder holds on to: blobs, and the folders of runs that are over.</summary>
/// <param name="House">The data folder.</param>
internal sealed record GarbageJob(Composition House)
{
    private static readonly string[] Kinds = [BlobKinds.Segments, BlobKinds.Datasets, BlobKinds.Artifacts];

    /// <summary>Finds it and deletes it, or only says what it would be.</summary>
    /// <exception cref="BusyException">A driver holds a lease: what it is about to name could be taken for garbage.</exception>
    public GarbageView Run(bool dryRun)
    {
        using var quiet = QuietFolder.Take(House);
        var models = House.Journal.Streams().ToDictionary(model => model, State);
        var view = new GarbageView { DryRun = dryRun };
        Array.ForEach(Kinds, kind => DeleteBlobs(kind, BlobUse.Of(models.Values), view));
        var folders = new RunFolders(House.Folder.Runs);
        foreach (var (model, run) in folders.All().Where(one => IsOver(models.GetValueOrDefault(one.Model), one.Run)))
        {
            view.Runs++;
            view.Bytes += folders.Bytes(model, run);
            if (!dryRun)
            {
                folders.Delete(model, run);
            }
        }

        return view;
    }

    private void DeleteBlobs(string kind, BlobUse use, GarbageView view)
    {
        view.Blobs[kind] = 0;
        foreach (var digest in House.Blobs.List(kind).Where(digest => !use.Holds(kind, digest)))
        {
            view.Blobs[kind]++;
            view.Bytes += view.DryRun ? House.Blobs.Bytes(kind, digest) : House.Blobs.Delete(kind, digest);
        }
    }

    private ModelState State(string model)
    {
        try
        {
            return House.States.Load(model);
        }
        catch (Exception failure)
        {
            throw new FaultException($"The journal of '{model}' cannot be read, so nothing was deleted: {failure.Message} To see which event is damaged: perennial verify", failure);
        }
    }

    private static bool IsOver(ModelState? model, int run) =>
        model is null || model.Train.Runs.Find(one => one.Number == run) is { Step: RunStep.Ended };
}
