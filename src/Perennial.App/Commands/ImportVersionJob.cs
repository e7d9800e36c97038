using Perennial.Adapters.Files;
using Perennial.Adapters.Flavours;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Brings a version from another installation.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Model">The model it becomes a version of.</param>
/// <param name="File">What was exported.</param>
/// <param name="Actor">Who brings it.</param>
internal sealed record ImportVersionJob(string Data, string Model, string File, string Actor)
{
    /// <summary>Brings it, once.</summary>
    /// <exception cref="FaultException">The file is none of ours or was changed, the signatures differ, or the model is busy.</exception>
    public ImportVersionView Run()
    {
        using var house = Composition.Open(Data);
        using var driver = Driver.Take(house.Leases, Model);
        var state = house.States.Load(Model);
        var model = state.Registry.Declared();
        var draft = house.Blobs.Draft(BlobKinds.Artifacts);
        var package = PackageFile.Read(File, draft);
        Fits(package, model);
        var version = Version(package, state, house.Blobs, Kept(house.Blobs, draft, package));
        if (Registration.Known(state, version) is { } known)
        {
            return new ImportVersionView(Model, known.Number, false, version.Origin!, [], null, state.Standing(known));
        }

        house.Probe().Check(model, version.Artifact);
        var numbered = version with { Number = state.Registry.Versions.Count + 1, Parent = state.Registry.Champion };
        var registered = state.With(new VersionRegistered(numbered), state.Head.AsOf);
        var evaluation = new Evaluation(house.Log, house.Versions, meter: house.Meter());
        var measured = evaluation.Measure(registered.Registry, registered.Log, numbered);
        var verdicts = evaluation.JudgeVersion(registered.Registry, registered.Log, registered.Monitor, numbered, measured);
        var refused = Evaluation.Refused(model, verdicts);
        var now = JournalClock.Now(house.Journal.Read(Model), house.Clock);
        var after = house.States.Act(Model, now, Person.Checked(Actor), current => Facts(current, version, measured, verdicts, refused is null, now));
        return new ImportVersionView(Model, numbered.Number, true, version.Origin!, verdicts, refused?.Gate, after.Standing(Registration.Known(after, version)!));
    }

    private static void Fits(VersionPackage package, ModelDeclaration model)
    {
        var (theirs, ours) = (Signature(package.Version.Features), Signature(model.Features));
        if (package.Declaration.Task != model.Task || theirs != ours)
        {
            throw new FaultException($"It is a {package.Declaration.Task} version on [{theirs}], and '{model.Model}' is declared as {model.Task} on [{ours}]. Declare the same, or bring it to another model.");
        }
    }

    private static string Signature(IEnumerable<FeatureDeclaration> features) => string.Join(", ", features.Select(feature => $"{feature.Name} {feature.Type}"));

    private static Digest Kept(BlobStore blobs, string draft, VersionPackage package) => blobs.Keep(BlobKinds.Artifacts, draft) is var digest && digest == package.Version.Artifact
        ? digest
        : throw new FaultException($"Its artifact has the digest {digest.Abbreviated}, and its record names {package.Version.Artifact.Abbreviated}: the file was changed. Export it again.");

    /// <summary>It is judged by the newest rows kept here for judging, and by none from before the end of its own training.</summary>
    private static ModelVersion Version(VersionPackage package, ModelState state, BlobStore blobs, Digest artifact)
    {
        var to = state.Monitor.MaturedTo ?? throw new FaultException("No labelled day is known here yet, so no gate can judge it. Import it when labels have come.");
        var from = to - state.Registry.Declared().Quality.Judge;
        from = package.Version.JudgedTo > from && package.Version.JudgedTo < to ? package.Version.JudgedTo : from;
        return package.Version with
        {
            Number = 0,
            Artifact = artifact,
            Dataset = Manifest(blobs, package),
            Run = 0,
            Trigger = "imported",
            Parent = null,
            Twin = false,
            TrainedFrom = from,
            TrainedTo = from,
            JudgedTo = to,
            AsOf = state.Log.Through,
            Without = null,
            Expectations = null,
            Cost = 0,
            Flavour = package.Version.Flavour ?? FlavourPredictorSource.FlavourOf(blobs.Open(BlobKinds.Artifacts, artifact)),
            Origin = $"version {package.Version.Number} of {package.Model} (journal {package.Head.Abbreviated})",
        };
    }

    /// <summary>What it was trained on is described, and its rows are not here.</summary>
    private static Digest Manifest(BlobStore blobs, VersionPackage package)
    {
        var draft = blobs.Draft(BlobKinds.Datasets);
        System.IO.File.WriteAllText(draft, CanonicalJson.Write(package.Dataset with { Predictions = [], Labels = [] }));
        return blobs.Keep(BlobKinds.Datasets, draft);
    }

    private static IReadOnlyList<IFact> Facts(ModelState state, ModelVersion version, VersionMeasurement? measured, IReadOnlyList<Verdict> verdicts, bool passed, DateTimeOffset now)
    {
        var registered = Registration.Register(state, version);
        var next = registered.Aggregate(state, (all, fact) => all.With(fact, now));
        var number = Registration.Known(next, version)!.Number;
        return [.. registered, .. measured is null ? Array.Empty<IFact>() : [new VersionMeasured(0, number, measured)], .. verdicts.Select(verdict => new GateJudged(0, number, verdict)), .. passed ? Registration.Challenge(next, number) : []];
    }
}
