using System.Reflection;
using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

public sealed class SequentialLawsTests
{
    public static TheoryData<Type> Procedures => [.. Found()];

    [Fact]
    public void Every_procedure_has_a_case_and_there_are_some()
    {
        var found = Found().ToHashSet();
        Assert.True(found.Count >= 7);
        Assert.Equal(found, SequentialCases.All.Select(one => one.Procedure).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public void Storing_and_restoring_at_every_cohort_changes_nothing(Type procedure)
    {
        var one = Case(procedure);
        Assert.Equal(one.Evidence(seed: 5, restoring: false), one.Evidence(seed: 5, restoring: true));
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public void The_same_stream_gives_the_same_evidence_and_another_stream_other(Type procedure)
    {
        var one = Case(procedure);
        Assert.Equal(one.Evidence(seed: 6, restoring: false), one.Evidence(seed: 6, restoring: false));
        Assert.NotEqual(one.Evidence(seed: 6, restoring: false), one.Evidence(seed: 7, restoring: false));
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public void NaN_and_infinity_in_a_cohort_are_refused_by_name(Type procedure)
    {
        foreach (var number in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            if (Case(procedure).Feed is { } feed)
            {
                Assert.Equal("cohort", Assert.Throws<ArgumentException>(() => feed(number)).ParamName);
            }
        }
    }

    [Fact]
    public void NaN_in_a_setting_is_refused_by_name()
    {
        var seen = new List<string?>
        {
            Refused(() => new SequentialMcNemar(double.NaN)),
            Refused(() => new SampleRatioTest([0.5, double.NaN])),
            Refused(() => new SampleRatioTest([0.5, 0.5], double.NaN)),
            Refused(() => new SampleRatioTest([0.5, 0.5], 0.01, double.NaN)),
        };
        Assert.Equal(["alpha", "expectedShares", "alpha", "concentration"], seen);
        var settings = typeof(ConfidenceSequenceOptions).GetProperties().Where(p => p.PropertyType == typeof(double)).ToArray();
        Assert.NotEmpty(settings);
        foreach (var setting in settings)
        {
            var wrapped = Assert.Throws<TargetInvocationException>(() => setting.SetValue(new ConfidenceSequenceOptions(), double.NaN));
            Assert.Equal(setting.Name, Assert.IsType<ArgumentException>(wrapped.InnerException).ParamName);
        }
    }

    private static string? Refused(Func<object> make) => Assert.Throws<ArgumentException>(make).ParamName;

    private static SequentialCase Case(Type procedure) => SequentialCases.All.Single(one => one.Procedure == procedure);

    private static IEnumerable<Type> Found() => typeof(SequentialMcNemar).Assembly.GetTypes().Where(type =>
        !type.IsAbstract && type.GetInterfaces().Any(face =>
            face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ISequentialProcedure<,,>)));
}
