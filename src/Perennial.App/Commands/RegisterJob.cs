using Perennial.Adapters.Files;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Registers a version that was trained elsewhere.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Model">The model.</param>
/// <param name="Brought">What is brought.</param>
/// <param name="Actor">Who brings it.</param>
internal sealed record RegisterJob(string Data, string Model, BroughtVersion Brought, string Actor)
{
    /// <summary>Registers it, once.</summary>
    public RegisterView Run()
    {
        using var house = Composition.Open(Data);
        var name = ChosenModel.Choose(house.Journal.Streams(), Model, Data);
        var (state, machine) = (house.States.Load(name), JournalClock.Now(house.Journal.Read(name), house.Clock));
        var now = Brought.Since is { } since && since >= state.Head.AsOf ? since : machine;
        if (Brought.Since > machine)
        {
            throw new FaultException($"--since is {Words.Of(Brought.Since.Value)} UTC, which is still to come. Give the time at which it began to answer.");
        }

        var version = Version(house, state.Registry.Declared(), Brought.Since ?? now);
        var isNew = false;
        var after = house.States.Act(name, now, Person.Checked(Actor), current =>
        {
            isNew = Registration.Known(current, version) is null;
            return Facts(current, version, now);
        });
        var known = Registration.Known(after, version)!;
        return new RegisterView(
            name, known.Number, isNew, known.Origin, known.Flavour!, known.Artifact.Hex, known.TrainingRows, after.Standing(known),
            after.Registry.Champion == known.Number ? after.Registry.ChampionSince : null, after.Registry.Declared().Mode);
    }

    private IReadOnlyList<IFact> Facts(ModelState state, ModelVersion version, DateTimeOffset now)
    {
        var registered = Registration.Register(state, version);
        var next = registered.Aggregate(state, (all, fact) => all.With(fact, now));
        var number = Registration.Known(next, version)!.Number;
        return [.. registered,
            .. Brought.Promote ? Registration.Promote(next, number, Brought.Reason, Brought.Since < now ? Brought.Since : null) : [],
            .. Brought.Challenge ? Registration.Challenge(next, number) : []];
    }

    private ModelVersion Version(Composition house, ModelDeclaration model, DateTimeOffset since)
    {
        var artifact = Brought.Pack(new ArtifactPacker(house.Blobs), model);
        if (Brought.Flavour is not (Flavours.External or Flavours.Constant or Flavours.Rule))
        {
            house.Probe().Check(model, artifact);
        }

        var trained = Brought.TrainedOn is { } file ? TrainingFile.Keep(house, model, file, since) : null;
        return new ModelVersion
        {
            Number = 0,
            Artifact = artifact,
            Dataset = Manifest(house.Blobs, model, trained, since),
            Run = 0,
            Trigger = "registered",
            Trainer = "elsewhere",
            TrainingRows = trained?.Rows ?? 0,
            TrainedFrom = trained?.From ?? since,
            TrainedTo = trained?.To ?? since,
            JudgedTo = trained?.To ?? since,
            AsOf = 0,
            Cost = 0,
            Features = model.Features,
            Flavour = Brought.Flavour,
            Origin = Brought.Name,
            TrainedOn = trained?.Digest,
        };
    }

    private static Digest Manifest(BlobStore blobs, ModelDeclaration model, TrainingFile? trained, DateTimeOffset since)
    {
        var draft = blobs.Draft(BlobKinds.Datasets);
        File.WriteAllText(draft, CanonicalJson.Write(new DatasetManifest
        {
            Model = model.Model,
            Predictions = trained is null ? [] : [trained.Digest],
            Labels = [],
            From = trained?.From ?? since,
            TrainTo = trained?.To ?? since,
            JudgeTo = trained?.To ?? since,
            AsOf = trained?.Rows ?? 0,
            Features = model.Features,
            Label = model.Label.Name,
            Seed = 0,
        }));
        return blobs.Keep(BlobKinds.Datasets, draft);
    }
}
