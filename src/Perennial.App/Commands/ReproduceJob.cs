using System.Text.Json.Nodes;
using Perennial.Adapters.Processes;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Builds the dataset and the artifact of a version again, apart from everything else, and compares digests.</summary>
/// <param name="model">The model.</param>
internal sealed class ReproduceJob(ChosenModel model)
{
    /// <summary>Builds them.</summary>
    /// <exception cref="FaultException">There is no such version, or it was trained elsewhere.</exception>
    public async Task<ReproductionView> RunAsync(int number, CancellationToken cancellationToken)
    {
        var version = model.State.Registry.Version(number);
        if (version.Elsewhere || version.Trainer == Trainers.External)
        {
            throw new FaultException($"Version {number} was trained elsewhere ({version.Flavour ?? version.Trainer}): only what was trained here can be built again.");
        }

        var registered = model.History.First(one => one.Fact is VersionRegistered fact && fact.Version.Number == number);
        var registry = model.History.TakeWhile(one => one != registered).Aggregate(RegistryState.Start, (state, one) => state.After(one.Fact, one.Event.AsOf));
        var taken = model.State.Train.Runs[version.Run - 1].Dataset!;
        var manifest = DatasetManifest.Of(registry.Declared(), model.State.Log, taken);
        var view = new ReproductionView(
            model.Name, number, "different", string.Empty, DigestPair.Of(version.Dataset, manifest.Digest()), null, BuiltBy(registered), BuilderName.Current);
        return Ended(version) is { } ended ? view with { Outcome = ended.Outcome, Because = ended.Because }
            : view.Dataset.Same ? await TrainAsync(view, registry, taken, version, cancellationToken)
            : view with { Because = "its dataset comes out differently, and no segment of it has ended: see perennial verify" };
    }

    private static string? BuiltBy(Recorded registered) =>
        registered.Event.Measured is { } measured ? JsonNode.Parse(measured)?["builder"]?.GetValue<string>() : null;

    /// <summary>What became of the dataset's segments; null where all are as they were.</summary>
    private (string Outcome, string Because)? Ended(ModelVersion version)
    {
        var manifest = CanonicalJson.Read<DatasetManifest>(File.ReadAllText(model.House.Blobs.Open(BlobKinds.Datasets, version.Dataset)));
        var endings = manifest.Predictions.Concat(manifest.Labels).SelectMany(model.State.Log.EndingsOf).ToList();
        return endings.Find(ending => !ending.Expired) is { } erased
            ? ("erased", Words.Text($"it cannot be built again: {endings.Where(one => !one.Expired).Sum(one => one.Rows):N0} rows of its segments were erased, the first on {erased.At:yyyy-MM-dd}; its dataset stays described"))
            : endings is [var expired, ..]
                ? ("expired", Words.Text($"it cannot be built again: {endings.Sum(one => one.Rows):N0} rows of its segments expired, the first on {expired.At:yyyy-MM-dd}; its dataset stays described"))
                : null;
    }

    private async Task<ReproductionView> TrainAsync(
        ReproductionView view, RegistryState registry, DatasetTaken taken, ModelVersion version, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(model.House.Folder.Root, "reproduction");
        try
        {
            using var trainer = model.House.TrainerIn(folder);
            var job = new VersionTraining(trainer, model.House.Log).Job(registry, model.State.Log, version.Run, "reproduction", taken);
            TrainingResult result;
            while ((result = trainer.Advance(job)) is TrainingResult.Running)
            {
                await trainer.WaitAsync(job.Model, job.Run, cancellationToken);
            }

            return result is TrainingResult.Finished { Artifact: var artifact }
                ? Compared(view with { Artifact = DigestPair.Of(version.Artifact, artifact) }, artifact)
                : view with { Outcome = "failed", Because = $"its dataset is the same, but the training gave nothing: {((TrainingResult.Failed)result).Reason}" };
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private ReproductionView Compared(ReproductionView view, Digest artifact)
    {
        if (view.Artifact!.Same)
        {
            return view with { Outcome = "same", Because = "dataset and artifact come out the same, to the byte" };
        }

        if (!BlobUse.Of([model.State]).Holds(BlobKinds.Artifacts, artifact))
        {
            model.House.Blobs.Delete(BlobKinds.Artifacts, artifact);
        }

        var builder = view.BuiltBy is not null && view.BuiltBy != view.BuiltNow ? "; it was built differently" : string.Empty;
        return view with { Because = $"its dataset is the same, but its artifact is not{builder}" };
    }
}
