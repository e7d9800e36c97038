using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>A model's life in virtual days: stores that stay, and a process over them that may end and begin anew anywhere.</summary>
internal sealed class Life : IDisposable
{
    private readonly Func<int, IEnumerable<(DateTimeOffset At, Request Request, double? Label)>> arrivals;
    private int sent;

    public Life(ModelDeclaration model, World world, IServingMeter? meter = null) : this(model, world.Arrivals, meter)
    {
    }

    /// <param name="model">What is declared.</param>
    /// <param name="arrivals">Requests and labels of a day, in order of time.</param>
    /// <param name="meter">Counts what serving takes; null where nothing does.</param>
    public Life(ModelDeclaration model, Func<int, IEnumerable<(DateTimeOffset At, Request Request, double? Label)>> arrivals, IServingMeter? meter = null)
    {
        (Model, this.arrivals, Meter) = (model, arrivals, meter);
        Trainer = new ScriptedTrainer(Segments, Blobs);
        Source = new RatePredictorSource(Blobs);
        Process = new LifeProcess(this);
    }

    public ModelDeclaration Model { get; }

    public MemoryJournalStore Journal { get; } = new();

    public MemoryInbox Inbox { get; } = new();

    public MemorySegmentStore Segments { get; } = new();

    public MemoryBlobStore Blobs { get; } = new();

    public ScriptedTrainer Trainer { get; }

    public RatePredictorSource Source { get; }

    /// <summary>What a person does after the turns of a day, from 0.</summary>
    public Dictionary<int, IFact> Acts { get; } = [];

    /// <summary>Called after every turn.</summary>
    public Action<ModelState>? Turned { get; set; }

    /// <summary>Counts what serving takes; null where nothing does.</summary>
    public IServingMeter? Meter { get; }

    /// <summary>Called after every answer.</summary>
    public Action<Request, Answer>? Answered { get; set; }

    /// <summary>The process that runs now.</summary>
    public LifeProcess Process { get; private set; }

    /// <summary>How often a process ended before its time.</summary>
    public int Crashes { get; private set; }

    /// <summary>Where the life stands: the digest of its journal, and the newest sequence of its inbox.</summary>
    public (string Digest, long Sequence) Standing => (
        Journal.Read(Model.Model)[^1].Digest.Hex, Inbox.Append(Model.Model, []).Sequence);

    public ModelState State => Process.States.Load(Model.Model);

    public IReadOnlyList<Recorded> History => new Journal(Journal).Read(Model.Model);

    public IEnumerable<IFact> Facts => History.Select(one => one.Fact);

    /// <summary>Lives up to a day.</summary>
    public Life Until(int days)
    {
        for (var day = 0; day < days; day++)
        {
            Live(day);
        }

        return this;
    }

    /// <summary>Lives one day, begun anew after every crash.</summary>
    public void Live(int day)
    {
        for (var alive = false; !alive;)
        {
            try
            {
                LiveOnce(day);
                alive = true;
            }
            catch (SimulatedCrashException)
            {
                Crashes++;
                Trainer.Lose();
                Process = new LifeProcess(this);
            }
        }
    }

    /// <summary>Another life that stands where this one stands; only stores and script are taken over, nothing of the process.</summary>
    public Life Copy()
    {
        var copy = new Life(Model, arrivals, Meter) { sent = sent };
        copy.Journal.CopyFrom(Journal);
        copy.Inbox.CopyFrom(Inbox);
        copy.Segments.CopyFrom(Segments);
        copy.Blobs.CopyFrom(Blobs);
        copy.Trainer.CopyFrom(Trainer);
        foreach (var (day, act) in Acts)
        {
            copy.Acts[day] = act;
        }

        return copy;
    }

    /// <summary>Takes turns at a time until nothing moves.</summary>
    public void Rest(DateTimeOffset now)
    {
        for (var outcome = TurnOutcome.Again; outcome != TurnOutcome.Rest;)
        {
            outcome = Process.Turn(now);
            Turned?.Invoke(State);
            if (outcome == TurnOutcome.Training)
            {
                Trainer.WaitAsync(Model.Model, State.Train.Active!.Number, CancellationToken.None).GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>Requests and labels of a day.</summary>
    public void Ingest(int day)
    {
        foreach (var (at, request, label) in arrivals(day))
        {
            Inbox.Now = at;
            if (label is { } truth)
            {
                Inbox.Append(Model.Model, [World.Label(request, truth)]);
                continue;
            }

            var answer = Process.Serving.Answer(request);
            Inbox.Append(Model.Model, [.. answer.Rows(request)]);
            Answered?.Invoke(request, answer);
        }
    }

    public void Dispose() => Blobs.Dispose();

    private void LiveOnce(int day)
    {
        Once(World.Start, new ModelDeclared(Model), Turn.Driver);
        if (day == sent)
        {
            Ingest(day);
            sent++;
        }

        Rest(World.Day(day + 1));
        if (Acts.GetValueOrDefault(day) is { } act)
        {
            Once(World.Day(day + 1), act, "ann");
            Rest(World.Day(day + 1));
        }
    }

    private void Once(DateTimeOffset now, IFact act, string actor)
    {
        var facts = CanonicalJson.Write(act);
        if (!Journal.Read(Model.Model).Any(one => one.Facts == facts && one.Type == FactTypes.Of(act).Type))
        {
            Process.States.Act(Model.Model, now, actor, _ => [act]);
        }
    }
}
