namespace Perennial.Adapters.Yaml;

/// <summary>What is trained on must have been kept.</summary>
internal static class RetentionRules
{
    private const string Retain = "log.retain";

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (!values.TryGet(Retain, out TimeSpan retain) || !values.TryGet("label.matures_after", out TimeSpan matures))
        {
            return;
        }

        string needs = "the first version, with its labels,";
        TimeSpan needed = values.TryGet("train.first", out TimeSpan first) ? first + matures : TimeSpan.Zero;
        TimeSpan gap = values.Optional<TimeSpan>("train.gap") ?? values.Optional<TimeSpan>("horizon") ?? TimeSpan.Zero;
        if (values.TryGet("train.window.sliding", out TimeSpan sliding) && values.TryGet("evaluate.quality.judge", out TimeSpan judge)
            && sliding + gap + judge + matures > needed)
        {
            (needs, needed) = ("the sliding window, with the rows to judge by and their labels,", sliding + gap + judge + matures);
        }

        if (retain < needed)
        {
            faults.Add(values.At(Retain), Retain, $"rows go before they can be trained on ({Durations.Format(retain)})",
                $"The least that works is {Durations.Format(needed)}: {needs} takes that long.");
        }
    }
}
