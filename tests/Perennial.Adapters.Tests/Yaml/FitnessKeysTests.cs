using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class FitnessKeysTests
{
    private const string Features =
        """
          - { name: distance, type: numeric }
          - { name: origin, type: categorical }
        """;

    private static readonly string All = Sample.Least.Replace(
        Features,
        """
          - { name: distance, type: numeric, expect: { missing: 0.1, min: 0, max: 5000, outside: 0.02, allow: [leak, time_index] } }
          - { name: origin, type: categorical, expect: { categories: [ATL, "1"], new_categories: 0.05, unique: 1 } }
        """,
        StringComparison.Ordinal) +
        """
        evaluate:
          data: { label_shift: 0.2, freshness: 2d, volume: 3, duplicates: 0.01, refuse: [range, label_shift], tell: [future] }
          training: { repeat: true, overfits: true, no_change: true, skew: 0.01 }
          behaviours:
            invariant_to: [origin]
            increasing_in: [distance]
            violations: 0.05
            tolerance: 0
            rows:
              - { given: { distance: 100, origin: ATL }, at_least: 0.1, at_most: 0.5 }
              - { given: { origin: "1" }, at_most: 0.9 }
        """;

    [Fact]
    public void What_is_expected_of_a_feature_is_read()
    {
        IReadOnlyList<ExpectOptions> expected = Sample.Parse(All).Data!.Expect!;

        Assert.Equivalent(new ExpectOptions("distance") { Missing = 0.1, Min = 0, Max = 5_000, Outside = 0.02, Allow = [DataCheck.Leak, DataCheck.TimeIndex] }, expected[0], strict: true);
        Assert.Equivalent(new ExpectOptions("origin") { Categories = ["ATL", "1"], NewCategories = 0.05, Unique = 1 }, expected[1], strict: true);
    }

    [Fact]
    public void What_data_trainings_and_answers_must_be_is_read()
    {
        ModelDeclaration model = Sample.Parse(All);

        Assert.Equal((0.2, TimeSpan.FromDays(2), 3.0, 0.01), (model.Data!.LabelShift, model.Data.Freshness, model.Data.Volume, model.Data.Duplicates));
        Assert.Equal([DataCheck.Range, DataCheck.LabelShift], model.Data.Refuse!);
        Assert.Equal([DataCheck.Future], model.Data.Tell!);
        Assert.Equal(new TrainingGateOptions { Repeat = true, Overfits = true, NoChange = true, Skew = 0.01 }, model.Training);
        Assert.Equal((null, 0.05, 0.0), (model.Behaviours!.DecreasingIn, model.Behaviours.Violations, model.Behaviours.Tolerance));
        Assert.Equal(["origin", "distance"], [.. model.Behaviours.InvariantTo!, .. model.Behaviours.IncreasingIn!]);
        Assert.Equal([("100", 0.1, 0.5), (null, null, 0.9)], model.Behaviours.Rows!.Select(row => (row.Given.GetValueOrDefault("distance"), row.AtLeast, row.AtMost)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("evaluate: { training: { repeat: false, skew: 1e-6 }, data: {} }\n")]
    public void A_file_that_says_nothing_declares_nothing(string more)
    {
        ModelDeclaration model = Sample.Parse(Sample.Least + more);

        Assert.Equal((null, null, null), (model.Data, model.Training, model.Behaviours));
    }

    [Fact]
    public void A_change_of_any_of_it_is_told()
    {
        string[] keys = [.. ModelDifference.Between(Sample.Parse(Sample.Least), Sample.Parse(All)).Select(difference => difference.Key)];

        Assert.Equal(24, keys.Length);
        Assert.Contains("features.distance.expect.missing", keys);
        Assert.Contains("evaluate.behaviours.rows[1]", keys);
        Assert.Empty(ModelDifference.Between(Sample.Parse(All), Sample.Parse(All)));
    }

    [Theory]
    [InlineData("features: [{ name: a, type: numeric, expect: { categories: [x] } }]", "not for a numeric feature")]
    [InlineData("features: [{ name: a, type: categorical, expect: { min: 1 } }]", "not for a categorical feature")]
    [InlineData("features: [{ name: a, type: numeric, expect: { min: 2, max: 1 } }]", "above the greatest number (2)")]
    [InlineData("features: [{ name: a, type: numeric, expect: { missing: 2 } }]", "out of range (2)")]
    [InlineData("features: [{ name: a, type: numeric, expect: { allow: [leek] } }]", "no such value (leek)")]
    public void An_expectation_that_cannot_be_is_a_fault(string features, string problem)
    {
        string file = Sample.Least.Replace("features:\n" + Features, features, StringComparison.Ordinal);

        Assert.Contains(problem, Assert.Single(Sample.FaultsOf(file)).Problem);
    }

    [Theory]
    [InlineData("evaluate: { training: { repeat: true } }\ntrain: { trainer: ours }", "not for another trainer (ours)")]
    [InlineData("evaluate: { data: { refuse: [leak], tell: [range, leak] } }", "a check that refuses too (leak)")]
    [InlineData("evaluate: { data: { volume: 1 } }", "out of range (1)")]
    [InlineData("evaluate: { behaviours: { invariant_to: [colour] } }", "no feature (colour)")]
    [InlineData("evaluate: { behaviours: { increasing_in: [origin] } }", "a categorical feature, which has no direction (origin)")]
    [InlineData("evaluate: { behaviours: { rows: [{ given: { distance: 1 } }] } }", "nothing that must be answered")]
    [InlineData("evaluate: { behaviours: { rows: [{ given: { distance: 1 }, at_least: 2, at_most: 1 }] } }", "nothing lies between 2 and 1")]
    [InlineData("evaluate: { behaviours: { rows: [{ given: { distance: far }, at_most: 1 }] } }", "not a number (distance: far)")]
    [InlineData("evaluate: { behaviours: { rows: [{ given: { colour: red }, at_most: 1 }] } }", "no feature (colour)")]
    public void A_check_that_cannot_be_made_is_a_fault(string more, string problem) => Assert.Equal(problem, Sample.FaultOf(more).Problem);

    [Fact]
    public void Directions_are_not_for_many_classes()
    {
        string file = Sample.Least.Replace("task: binary", "task: multiclass", StringComparison.Ordinal).Replace("matures_after: 1d", "matures_after: 1d, classes: [a, b]", StringComparison.Ordinal);

        Assert.StartsWith("not for a multiclass task", Assert.Single(Sample.FaultsOf(file + "evaluate: { behaviours: { increasing_in: [distance] } }")).Problem);
    }
}
