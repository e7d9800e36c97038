using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>What a file without faults says of data, training and behaviours; null where it says nothing but defaults.</summary>
internal static class FitnessBuilder
{
    public static DataGateOptions? Data(ModelFileValues values)
    {
        IReadOnlyList<ExpectOptions> expected = [.. values.Items("features").Where(item => values.Has(item + ".expect")).Select(item => Expect(values, item))];
        var options = new DataGateOptions
        {
            LabelShift = values.Optional<double>(FitnessKeys.Data + ".label_shift"),
            Freshness = values.Optional<TimeSpan>(FitnessKeys.Data + ".freshness"),
            Volume = values.Optional<double>(FitnessKeys.Data + ".volume"),
            Duplicates = values.Optional<double>(FitnessKeys.Data + ".duplicates"),
            Refuse = Listed<DataCheck>(values, FitnessKeys.Data + ".refuse"),
            Tell = Listed<DataCheck>(values, FitnessKeys.Data + ".tell"),
            Expect = expected.Count == 0 ? null : expected,
        };
        return options == new DataGateOptions() ? null : options;
    }

    public static TrainingGateOptions? Training(ModelFileValues values)
    {
        var options = new TrainingGateOptions
        {
            Repeat = values.Get<bool>(FitnessKeys.Training + ".repeat"),
            Overfits = values.Get<bool>(FitnessKeys.Training + ".overfits"),
            NoChange = values.Get<bool>(FitnessKeys.Training + ".no_change"),
            Skew = values.Get<double>(FitnessKeys.Training + ".skew"),
        };
        return options == new TrainingGateOptions() ? null : options;
    }

    public static BehaviourOptions? Behaviours(ModelFileValues values) => !values.Has(FitnessKeys.Behaviours) ? null : new()
    {
        InvariantTo = Listed<string>(values, FitnessKeys.Behaviours + ".invariant_to"),
        IncreasingIn = Listed<string>(values, FitnessKeys.Behaviours + ".increasing_in"),
        DecreasingIn = Listed<string>(values, FitnessKeys.Behaviours + ".decreasing_in"),
        Violations = values.Get<double>(FitnessKeys.Behaviours + ".violations"),
        Tolerance = values.Get<double>(FitnessKeys.Behaviours + ".tolerance"),
        Rows = values.Has(FitnessKeys.Behaviours + ".rows") ? [.. values.Items(FitnessKeys.Behaviours + ".rows").Select(item => Row(values, item))] : null,
    };

    private static ExpectOptions Expect(ModelFileValues values, string item) => new(values.Get<string>(item + ".name"))
    {
        Missing = values.Optional<double>(item + ".expect.missing"),
        Min = values.Optional<double>(item + ".expect.min"),
        Max = values.Optional<double>(item + ".expect.max"),
        Outside = values.Optional<double>(item + ".expect.outside"),
        Categories = Listed<string>(values, item + ".expect.categories"),
        NewCategories = values.Optional<double>(item + ".expect.new_categories"),
        Unique = values.Optional<double>(item + ".expect.unique"),
        Allow = Listed<DataCheck>(values, item + ".expect.allow"),
    };

    private static BehaviourRow Row(ModelFileValues values, string item) => new(values.Get<Dictionary<string, string>>(item + ".given"))
    {
        AtLeast = values.Optional<double>(item + ".at_least"),
        AtMost = values.Optional<double>(item + ".at_most"),
    };

    private static IReadOnlyList<T>? Listed<T>(ModelFileValues values, string path) => values.Find<List<object>>(path) is { } list ? [.. list.Cast<T>()] : null;
}
