using System.CommandLine;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary><c>lineage</c>: from an answer to the version, the dataset and the segments behind it.</summary>
internal static class LineageCommand
{
    private static readonly Argument<string> Id = new("PREDICTION") { Description = "The prediction's id." };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = ViewCommand.Create(
            terminal,
            "lineage",
            """
            Where an answer comes from: the version that gave it, the run and dataset that made the version, and the segments these rows lie in. The way back is `dataset show`.

            Example: perennial lineage 2001-03-01-AA-17
            """,
            (parsed, model) => Find(model, parsed.GetValue(Id)!),
            (to, view) => view.Lines().ToList().ForEach(to.Say));
        command.Arguments.Add(Id);
        return command;
    }

    /// <summary>The lineage of a prediction.</summary>
    /// <exception cref="FaultException">None of that id is sealed.</exception>
    public static LineageView Find(ChosenModel model, string id)
    {
        var declared = model.State.Registry.Declared();
        foreach (var segment in model.State.Log.Segments.Where(one => one.Kind == RowKind.Prediction).Reverse())
        {
            var asked = model.State.Log with { Segments = model.State.Log.Segments.RemoveAll(one => one.Kind != RowKind.Label && one != segment) };
            using var window = model.House.Log.Open(declared, asked, new WindowQuery(segment.FirstOccurred, segment.LastOccurred.AddTicks(1), model.State.Log.Through));
            if (Array.IndexOf(window.Texts(WindowColumns.Id), id) is var row and >= 0)
            {
                return Of(model, id, segment, window, row);
            }
        }

        throw new FaultException($"No sealed prediction of '{model.Name}' has the id '{id}'. Rows are sealed when their day is over; those that expired or were erased are gone.");
    }

    private static LineageView Of(ChosenModel model, string id, Segment segment, IWindow window, int row)
    {
        var number = window.Numbers(WindowColumns.Version)[row];
        var version = double.IsNaN(number) ? null : model.State.Registry.Version((int)number);
        var dataset = version is { Elsewhere: false } ? DatasetVersionView.Find(model, version.Dataset.Hex) : null;
        return new LineageView(
            id, DateTimeOffset.UnixEpoch.AddSeconds(window.Numbers(WindowColumns.Occurred)[row]), segment.Digest.Hex,
            Known(window.Numbers(WindowColumns.Score)[row]), Known(window.Numbers(WindowColumns.Label)[row]),
            version?.Number, version?.Artifact.Hex, dataset?.Run, dataset is null ? null : version!.Trigger, dataset?.Digest,
            dataset is null ? [] : [.. dataset.Predictions, .. dataset.Labels], [.. Parents(model.State.Registry, version)]);
    }

    private static IEnumerable<int> Parents(RegistryState registry, ModelVersion? version)
    {
        for (var parent = version?.Parent; parent is { } number; parent = registry.Version(number).Parent)
        {
            yield return number;
        }
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
