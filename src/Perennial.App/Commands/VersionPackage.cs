using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>All that is known of one version, for another installation: what it is, what it was made of, and what it was judged by.</summary>
/// <param name="Format">The revision of this shape.</param>
/// <param name="Model">The model it is a version of.</param>
/// <param name="Head">The digest of the journal's newest event: where all this was read.</param>
/// <param name="Declaration">The model's file as it is declared now.</param>
/// <param name="Version">The version: artifact, signature, dataset, costs.</param>
/// <param name="Dataset">What it was trained on, by digests.</param>
/// <param name="Verdicts">Every gate and stage that judged it or its run, in order.</param>
/// <param name="Days">Its loss on every measured day.</param>
internal sealed record VersionPackage(
    int Format,
    string Model,
    Digest Head,
    ModelDeclaration Declaration,
    ModelVersion Version,
    DatasetManifest Dataset,
    IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<PackagedDay> Days)
{
    /// <summary>The entry of the tar that holds it.</summary>
    public const string Entry = "version.json";

    /// <summary>The entry that holds the artifact, as it is in the blobs.</summary>
    public const string Artifact = "artifact.tar";

    /// <summary>Gathers what is known of a version.</summary>
    public static VersionPackage Of(ChosenModel model, int number)
    {
        var version = model.State.Registry.Version(number);
        var manifest = File.ReadAllText(model.House.Blobs.Open(BlobKinds.Datasets, version.Dataset));
        return new VersionPackage(
            1,
            model.Name,
            model.State.Head.Digest,
            model.State.Registry.Declared(),
            version,
            CanonicalJson.Read<DatasetManifest>(manifest),
            [.. model.History.Select(one => one.Fact).Select(fact => Verdict(fact, version)).OfType<Verdict>()],
            [.. model.State.Monitor.Cohorts.Where(cohort => cohort.LossOf(number) is not null)
                .Select(cohort => new PackagedDay(cohort.Day, cohort.Labelled, cohort.LossOf(number)!.Value, cohort.TrivialLoss))]);
    }

    private static Verdict? Verdict(IFact fact, ModelVersion version) => fact switch
    {
        GateJudged gate when gate.Run == version.Run => gate.Verdict,
        StageJudged stage when stage.Version == version.Number => stage.Verdict,
        _ => null,
    };
}
