using Perennial.Log;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Tests.Fakes;

/// <summary>Counts the labels by the first feature. It runs until somebody waits for it; a script says which runs fail or give nonsense.</summary>
internal sealed class ScriptedTrainer(MemorySegmentStore segments, MemoryBlobStore blobs) : ITrainer
{
    private readonly Dictionary<(string Model, int Run, int Trial), TrainingResult> ends = [];
    private readonly HashSet<(string Model, int Run, int Trial)> ended = [];

    /// <summary>Every look.</summary>
    public CrashPoint Look { get; } = new("a look at the trainer");

    /// <summary>Runs that give no version, and what the trainer says.</summary>
    public Dictionary<int, string> Failures { get; } = [];

    /// <summary>Whether it is the machine that fails.</summary>
    public bool MachineFails { get; set; }

    /// <summary>Runs whose artifact is given, whatever the rows say.</summary>
    public Dictionary<int, double[]> Artifacts { get; } = [];

    /// <summary>What runs say of their training.</summary>
    public Dictionary<int, TrainingReport> Reports { get; } = [];

    /// <summary>Runs that learn from shuffled labels.</summary>
    public HashSet<int> Shuffled { get; } = [];

    /// <summary>Says which jobs learn; the others answer the same to every row. The default is all.</summary>
    public Func<TrainingJob, bool> Better { get; set; } = _ => true;

    /// <summary>Every job that was begun, in order.</summary>
    public List<TrainingJob> Begun { get; } = [];

    /// <summary>Every trial that was discarded, in order.</summary>
    public List<(int Run, int Trial)> Discarded { get; } = [];

    public void Discard(string model, int run, int trial) => Discarded.Add((run, trial));

    public TrainingResult Advance(TrainingJob job)
    {
        Look.Pass();
        if (job.Trainer == Trainers.External)
        {
            Begun.Add(job);
            return new TrainingResult.Elsewhere();
        }

        var key = (job.Model, job.Run, job.Trial);
        if (!ends.ContainsKey(key))
        {
            var file = $"{job.Model}-{job.Run}-{job.Trial}";
            job.WriteRows(file);
            Begun.Add(job);
            ends[key] = Train(job, segments.Exported[file]);
        }

        return ended.Contains(key) ? ends[key] : new TrainingResult.Running(0.5);
    }

    public Task WaitAsync(string model, int run, CancellationToken cancellationToken)
    {
        ended.UnionWith(ends.Keys.Where(key => key.Model == model && key.Run == run));
        return Task.CompletedTask;
    }

    /// <summary>Takes over what another knows, and its script.</summary>
    public void CopyFrom(ScriptedTrainer other)
    {
        MachineFails = other.MachineFails;
        ended.UnionWith(other.ended);
        foreach (var (key, end) in other.ends)
        {
            ends[key] = end;
        }

        foreach (var (run, reason) in other.Failures)
        {
            Failures[run] = reason;
        }

        foreach (var (run, rates) in other.Artifacts)
        {
            Artifacts[run] = rates;
        }
    }

    /// <summary>Forgets attempts that go on, as a machine that stops does.</summary>
    public void Lose()
    {
        foreach (var key in ends.Keys.Where(key => !ended.Contains(key)).ToList())
        {
            ends.Remove(key);
        }
    }

    private TrainingResult Train(TrainingJob job, MemoryWindow rows)
    {
        var usage = new TrainingUsage(1.5, 1.25, 1 << 20);
        return Failures.TryGetValue(job.Run, out var reason)
            ? new TrainingResult.Failed(reason, usage, MachineFails)
            : new TrainingResult.Finished(RatePredictorSource.Put(blobs, Artifacts.GetValueOrDefault(job.Run) ?? (!Better(job) ? [.. Enumerable.Repeat(0.5, World.Values)] : Learn(Shuffled.Contains(job.Run) ? rows.Shuffled() : rows))), usage)
            {
                Report = Reports.GetValueOrDefault(job.Run),
            };
    }

    private static double[] Learn(MemoryWindow rows)
    {
        var counted = rows.Numbers("x").Zip(rows.Numbers(WindowColumns.Label)).ToList();
        return [.. Enumerable.Range(0, World.Values).Select(value => counted.Where(one => (int)one.First == value).ToList())
            .Select(some => (some.Sum(one => one.Second) + 1) / (some.Count + 2))];
    }
}
