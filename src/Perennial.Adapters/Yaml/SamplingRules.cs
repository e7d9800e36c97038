using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>A sampled row says for how many it stands, and what is always kept is known when the answer is given.</summary>
internal static class SamplingRules
{
    private const string Sample = "log.sample";
    private const string Keep = "log.keep";

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (values.TryGet(Sample, out double _) && !values.Has("columns.weight"))
        {
            faults.Add(values.At(Sample), "columns.weight", "missing", "Name the column that says for how many predictions a row stands, as in columns: { ..., weight: stands_for }; the server fills it in.");
        }

        if (values.OptionalText(Keep) is null)
        {
            return;
        }

        if (!values.Has(Sample))
        {
            faults.Add(values.At(Keep), Sample, "missing", "Say which share of the others is kept: log.keep needs log.sample.");
        }

        if (values.TryGet("task", out TaskKind task) && task != TaskKind.Binary)
        {
            faults.Add(values.At(Keep), Keep, $"not for task {Choice.WordOf(task)}", "Only an answer to yes or no is positive.");
        }

        if (values.Find<DecideAt>("costs.decide_at.top") is not null)
        {
            faults.Add(values.At(Keep), Keep, "not known when the answer is given", "The highest of a day are known when it is over: give costs.decide_at a threshold, or leave log.keep out.");
        }
    }
}
