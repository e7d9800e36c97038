using System.Globalization;
using System.Text.Json.Nodes;
using Perennial.Registry;
using Perennial.Serve;

namespace Perennial.Proofs;

/// <summary>1,000 swaps of the champion while two threads ask without a pause.</summary>
public sealed class RouterSwaps(RouterHouse house, IReadOnlyList<ModelVersion> versions, IReadOnlyList<Request> requests)
{
    private const int Swaps = 1_000;
    private const int Askers = 2;

    /// <summary>Memory settles over the first swaps; what it is after these is held against the end.</summary>
    private const int Settled = 200;
    private const double MostGrowth = 0.1;
    private int returned;
    private int begun;
    private long answers;
    private long failed;
    private long stale;
    private volatile bool over;

    /// <summary>Swaps, and tells what came of it.</summary>
    public (bool Holds, JsonObject Figures) Run()
    {
        using var serving = house.Serve();
        serving.Answer(requests[0]);
        var threads = Enumerable.Range(0, Askers).Select(first => new Thread(() => Ask(serving, first))).ToList();
        threads.ForEach(thread => thread.Start());
        var memory = new List<long>();
        for (var swap = 1; swap <= Swaps; swap++)
        {
            Swap(serving, swap);
            if (swap % 100 == 0)
            {
                memory.Add(Resident());
            }
        }

        over = true;
        threads.ForEach(thread => thread.Join());
        var growth = (memory[^1] / (double)memory[(Settled / 100) - 1]) - 1;
        return (failed == 0 && stale == 0 && growth < MostGrowth && house.Source is { Afterwards: 0, Loaded: <= 2 }, new JsonObject
        {
            ["swaps"] = Swaps,
            ["answers"] = answers,
            ["failed"] = failed,
            ["of_an_older_version"] = stale,
            ["loads"] = house.Source.Loads,
            ["loaded_at_once_most"] = house.Source.Most,
            ["loaded_at_the_end"] = house.Source.Loaded,
            ["asked_after_disposal"] = house.Source.Afterwards,
            ["resident_mebibytes_every_100"] = new JsonArray([.. memory.Select(bytes => (JsonNode)Math.Round(bytes / (double)(1 << 20), 1))]),
            ["growth_from_200_to_1000"] = Math.Round(growth, 4),
        });
    }

    private int Champion(int swap) => versions[swap % versions.Count].Number;

    private void Swap(ModelServing serving, int swap)
    {
        Volatile.Write(ref begun, swap);
        house.Act([new VersionPromoted(Champion(swap), Champion(swap - 1), "proof")]);
        Volatile.Write(ref returned, swap);
        if (serving.Answer(requests[swap % requests.Count]).Version != Champion(swap))
        {
            Interlocked.Increment(ref stale);
        }
    }

    /// <summary>An answer is of a version that a swap named which had returned when it was asked for, or had begun when it was there.</summary>
    private void Ask(ModelServing serving, int first)
    {
        for (var call = first; !over; call += Askers)
        {
            var least = Volatile.Read(ref returned);
            try
            {
                var answer = serving.Answer(requests[call % requests.Count]);
                var most = Volatile.Read(ref begun);
                if (!Enumerable.Range(least, most - least + 1).Any(swap => Champion(swap) == answer.Version))
                {
                    Interlocked.Increment(ref stale);
                }
            }
            catch (Exception)
            {
                Interlocked.Increment(ref failed);
            }

            Interlocked.Increment(ref answers);
        }
    }

    private static long Resident()
    {
        GC.Collect();
        var line = File.ReadLines("/proc/self/status").First(one => one.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) << 10;
    }
}
