using Perennial.App.Commands;
using Perennial.Registry;
using Perennial.Simulation.Streams;

namespace Perennial.App.Tests.Commands;

/// <summary>A synthetic stream, replayed through every real part into a data folder. Gone after the test.</summary>
internal sealed class StreamHouse : IDisposable
{
    /// <summary>The first day of every stream.</summary>
    public static readonly DateTimeOffset Start = new(2020, 1, 6, 0, 0, 0, TimeSpan.Zero);

    private const string Quick = "num_iterations: 10, min_data_in_leaf: 10, learning_rate: 0.3, num_leaves: 8";

    private readonly string root = Directory.CreateTempSubdirectory("perennial-stream-").FullName;

    /// <summary>What the loop did, in order.</summary>
    public IReadOnlyList<Recorded> Journal { get; private set; } = [];

    /// <param name="stream">The stream.</param>
    /// <param name="yaml">The model's file; QUICK stands for parameters of a training that takes no time.</param>
    public static async Task<StreamHouse> ReplayAsync(SyntheticStream stream, string yaml)
    {
        var house = new StreamHouse();
        var (model, history, data) = (Path.Combine(house.root, "model.yaml"), Path.Combine(house.root, "history.csv"), Path.Combine(house.root, "data"));
        await File.WriteAllTextAsync(model, yaml.Replace("QUICK", Quick, StringComparison.Ordinal));
        await using (var writer = new StreamWriter(history))
        {
            StreamFile.Write(stream, writer);
        }

        var declared = Adapters.Yaml.ModelFile.Read(model);
        await new ReplayJob(declared, history, data).RunAsync(_ => { }, (_, _) => { }, CancellationToken.None);
        using var composition = Composition.Open(data);
        house.Journal = composition.Journal.Read(declared.Model);
        return house;
    }

    public static StreamOptions Small(int days, int dayRows) => new(1, Start, days, dayRows);

    /// <summary>All facts of a kind.</summary>
    public IReadOnlyList<T> Facts<T>() where T : IFact => [.. Journal.Select(one => one.Fact).OfType<T>()];

    /// <summary>All facts of a kind with the day of the stream, from 0, that they were journaled on.</summary>
    public IReadOnlyList<(int Day, T Fact)> Dated<T>() where T : IFact =>
        [.. Journal.Where(one => one.Fact is T).Select(one => ((int)(one.Event.AsOf - Start).TotalDays, (T)one.Fact))];

    public void Dispose() => Directory.Delete(root, recursive: true);
}
