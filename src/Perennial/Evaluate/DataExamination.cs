using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Looks at the rows to train on, one feature at a time: what is wrong with them, and what they teach to expect.</summary>
internal static class DataExamination
{
    /// <summary>Examines a window of labelled rows.</summary>
    /// <param name="model">Says features, task and what a person expects.</param>
    /// <param name="window">The rows to train on; at least one.</param>
    /// <param name="background">What they are held against.</param>
    public static (IReadOnlyList<Finding> Findings, Expectations Expectations) Of(ModelDeclaration model, IWindow window, DataBackground background)
    {
        var list = new FindingList(model);
        var (labels, occurred) = (window.Numbers(WindowColumns.Label), window.Numbers(WindowColumns.Occurred));
        FlowCheck.Types(list, background.Log, background.From, background.To, model.Features.Count);
        List<ColumnExpectation> columns = [];
        foreach (var feature in model.Features)
        {
            var column = FeatureColumn.Of(feature, window, labels, occurred);
            SchemaCheck.Look(list, column, background.Before?.Find(feature.Name), background.Fresh);
            TimeCheck.Look(list, column);
            UnitCheck.Look(list, column);
            LeakCheck.Look(list, model, column);
            columns.Add(ColumnExpectation.Of(feature, column.Profile()) is var learnt && feature.Name == model.Columns.Entity ? learnt with { Categories = null } : learnt);
        }

        Whole(list, model, background, labels, occurred);
        DuplicateCheck.Look(list, model, window, background.Judged);
        var days = occurred.Select(time => Math.Floor(time / TimeSpan.SecondsPerDay)).Distinct().Count();
        return (list.All, new Expectations(labels.Length, (double)labels.Length / days, columns, LabelExpectation.Of(model, labels, occurred)));
    }

    private static void Whole(FindingList list, ModelDeclaration model, DataBackground background, double[] labels, double[] occurred)
    {
        var judged = background.Judged.Numbers(WindowColumns.Occurred);
        FlowCheck.Freshness(list, model, judged.Length == 0 ? occurred.Max() : judged.Max(), background.Log.Before);
        var fresh = background.Fresh.ToUnixTimeSeconds();
        int[] since = [.. Enumerable.Range(0, labels.Length).Where(row => occurred[row] >= fresh)];
        if (background.Before is { } before && since.Length >= SchemaCheck.MinimumRows)
        {
            var times = Array.ConvertAll(since, row => occurred[row]);
            FlowCheck.Volume(list, times, before);
            FlowCheck.Labels(list, model, LabelExpectation.Of(model, Array.ConvertAll(since, row => labels[row]), times), before.Label);
        }
    }
}
