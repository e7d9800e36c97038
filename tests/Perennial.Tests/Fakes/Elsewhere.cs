using Perennial.Log;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>A model whose champion answers elsewhere: its predictions and labels come in day by day, or all at once.</summary>
internal sealed class Elsewhere : IDisposable
{
    private readonly World world = new(36, 20);

    public Elsewhere(ModelDeclaration? model = null, bool external = true)
    {
        Life = new Life(model ?? Declared.Model with { Mode = Mode.Advise }, world);
        Life.Process.States.Act(Life.Model.Model, World.Start, "ann", _ => [new ModelDeclared(Life.Model)]);
        Life.Process.States.Act(Life.Model.Model, World.Start, "ann", state => Registration.Register(state, Version(external ? Flavours.External : Flavours.Constant, Life)));
        Life.Process.States.Act(Life.Model.Model, World.Start, "ann", state => Registration.Promote(state, 1, "it answers", World.Start));
    }

    public Life Life { get; }

    /// <summary>A version from elsewhere.</summary>
    public static ModelVersion Version(string flavour, Life life, string? name = null) => new()
    {
        Number = 0,
        Artifact = RatePredictorSource.Put(life.Blobs, 0.3, 0.3, 0.6, 0.6),
        Dataset = Digest.None,
        Run = 0,
        Trigger = "registered",
        Trainer = "elsewhere",
        TrainingRows = 0,
        TrainedFrom = World.Start,
        TrainedTo = World.Start,
        JudgedTo = World.Start,
        AsOf = 0,
        Cost = 0,
        Features = life.Model.Features,
        Flavour = flavour,
        Origin = name,
    };

    /// <summary>What comes in on a day, less what is kept back.</summary>
    public void Ingest(int day, Func<Request, bool>? keepBack = null)
    {
        foreach (var (at, request, label) in world.Arrivals(day).Where(one => one.Label is null || keepBack?.Invoke(one.Request) != true))
        {
            Append(at, request, label);
        }
    }

    /// <summary>The labels of the days before one that were kept back.</summary>
    public void Catch(int upTo, DateTimeOffset at, Func<Request, bool> keptBack)
    {
        foreach (var (_, request, label) in Enumerable.Range(0, upTo).SelectMany(world.Arrivals).Where(one => one.Label is not null && keptBack(one.Request)))
        {
            Append(at, request, label);
        }
    }

    /// <summary>Lives some days, with turns after each.</summary>
    public Elsewhere Until(int days, Func<Request, bool>? keepBack = null)
    {
        for (var day = 0; day < days; day++)
        {
            Ingest(day, keepBack);
            Life.Rest(World.Day(day + 1));
        }

        return this;
    }

    public void Dispose() => Life.Dispose();

    private void Append(DateTimeOffset at, Request request, double? label)
    {
        Life.Inbox.Now = at;
        var likely = (double)request.Features[0]! >= World.Values / 2;
        Life.Inbox.Append(Life.Model.Model, [label is { } truth
            ? World.Label(request, truth)
            : new InboxRow(RowKind.Prediction, request.Id, request.OccurredAt, 1, likely ? 0.75 : 0.25, request.Entity, request.Features)]);
    }
}
