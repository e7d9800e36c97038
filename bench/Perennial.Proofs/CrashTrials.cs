using System.Globalization;

namespace Perennial.Proofs;

/// <summary>The ways in which the proof of crashes disturbs a replay.</summary>
public static class CrashTrials
{
    private static readonly TimeSpan Vanishing = TimeSpan.FromSeconds(30);

    /// <summary>Every point: killed before its first and its middle pass, and after its middle and its last.</summary>
    /// <param name="passes">How often an undisturbed replay passes each point.</param>
    public static IEnumerable<Trial> AtPoints(IReadOnlyDictionary<string, int> passes) =>
        from point in passes
        let middle = (point.Value + 1) / 2
        from one in new[] { ("before", 1), ("before", middle), ("after", middle), ("after", point.Value) }.Distinct()
        select AtPoint(point.Key, one.Item1, one.Item2);

    /// <summary>The program alone is killed at a random time, sometimes once more while it goes on.</summary>
    /// <param name="count">How many.</param>
    /// <param name="span">How long an undisturbed replay takes.</param>
    public static IEnumerable<Trial> AtRandom(int count, TimeSpan span)
    {
        var random = new Random(1);
        for (var number = 1; number <= count; number++)
        {
            var (at, again) = (span * random.NextDouble(), number % 3 == 0 ? span * random.NextDouble() : TimeSpan.Zero);
            var waits = number % 2 == 0;
            yield return new Trial(
                string.Create(CultureInfo.InvariantCulture, $"random kill {number} after {at.TotalSeconds:0.000} s{(again > TimeSpan.Zero ? $" and after {again.TotalSeconds:0.000} s" : "")}"),
                async (folder, cancellation) =>
                {
                    var first = await KillAfterAsync(folder, at, waits, cancellation);
                    return again > TimeSpan.Zero ? await KillAfterAsync(folder, again, waits, cancellation) : first;
                });
        }
    }

    /// <summary>A supervisor or a trainer is killed; the program must cope.</summary>
    public static IEnumerable<Trial> BelowIt(int count)
    {
        var random = new Random(2);
        for (var number = 1; number <= count; number++)
        {
            var (word, wait) = (number % 2 == 0 ? "train-job" : "supervise", TimeSpan.FromMilliseconds(random.Next(300)));
            yield return new Trial(
                string.Create(CultureInfo.InvariantCulture, $"kill of a {word} process, {number}, after {wait.TotalMilliseconds} ms"),
                (folder, cancellation) => KillBelowAsync(folder, word, wait, cancellation));
        }
    }

    private static Trial AtPoint(string point, string when, int pass) => new(
        string.Create(CultureInfo.InvariantCulture, $"{point}:{when}:{pass}"),
        async (folder, cancellation) =>
        {
            var trace = folder.Data + ".trace";
            using var program = folder.Start(new Dictionary<string, string>
            {
                ["PERENNIAL_CRASH"] = string.Create(CultureInfo.InvariantCulture, $"{point}:{when}:{pass}"),
                ["PERENNIAL_CRASH_TRACE"] = trace,
            });
            var result = await program.WaitAsync(cancellation);
            var reached = File.ReadLines(trace).Count(line => line == point) >= pass;
            return (result.ExitCode, reached) switch
            {
                (137, true) => Disturbance.Died,
                (0, true) => Disturbance.Coped,
                (_, false) => throw new InvalidOperationException($"The point was never reached; the end was {result.ExitCode}: {result.Errors.Trim()}"),
                _ => throw new InvalidOperationException($"The end was {result.ExitCode}: {result.Errors.Trim()}"),
            };
        });

    private static async Task<Disturbance> KillAfterAsync(ReplayFolder folder, TimeSpan at, bool waits, CancellationToken cancellation)
    {
        using var program = folder.Start();
        await Task.Delay(at, cancellation);
        var died = await program.KillAloneAsync();
        if (waits && await ProcessScan.GoneAsync(folder.Data, Vanishing, cancellation) is null)
        {
            throw new InvalidOperationException($"Processes that it started outlive it: {string.Join(", ", ProcessScan.Naming(folder.Data))}");
        }

        return died ? Disturbance.Died : Disturbance.Missed;
    }

    private static async Task<Disturbance> KillBelowAsync(ReplayFolder folder, string word, TimeSpan wait, CancellationToken cancellation)
    {
        using var program = folder.Start();
        var end = program.WaitAsync(cancellation);
        var found = 0;
        while (found == 0 && !end.IsCompleted)
        {
            found = ProcessScan.Naming(folder.Data, word) is [var first, ..] ? first : 0;
            await Task.Delay(5, cancellation);
        }

        await Task.Delay(wait, cancellation);
        var hit = ProcessScan.Naming(folder.Data, word).Contains(found);
        ProcessScan.Kill(found);
        var result = await end;
        return result.ExitCode != 0
            ? throw new InvalidOperationException($"The end was {result.ExitCode}: {result.Errors.Trim()}")
            : hit ? Disturbance.Coped : Disturbance.Missed;
    }
}
