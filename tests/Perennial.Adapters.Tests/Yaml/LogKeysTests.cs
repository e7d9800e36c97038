using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class LogKeysTests
{
    private const string Weighted = """
        model: m
        task: binary
        columns: { time: t, id: i, weight: stands_for }
        features: [{ name: x, type: numeric }]
        label: { name: y, matures_after: 1d }

        """;

    [Fact]
    public void Every_key_is_read() => Assert.Equal(
        new LogOptions { Answers = AnswerLogging.Buffered, Retain = TimeSpan.FromDays(400), Sample = 0.01, KeepPositives = true },
        Sample.Parse(Weighted + "log: { answers: buffered, retain: 400d, sample: 0.01, keep: positives }\n").Log);

    [Fact]
    public void Durable_is_what_is_meant_where_nothing_is_written() => Assert.Null(Sample.Parse(Weighted + "log: { answers: durable }\n").Log);

    [Theory]
    [InlineData("log: { sample: 0.5, keep: positives }\ncosts: { loss: 1, retrain: 10, decide_at: { top: 5 per 1d } }\n", "log.keep: not known when the answer is given")]
    [InlineData("log: { sample: 0.5, keep: positives }\n", "log.keep: not for task regression")]
    public void What_is_always_kept_is_known_when_the_answer_is_given(string log, string says)
    {
        string text = says.EndsWith("regression", StringComparison.Ordinal) ? Weighted.Replace("binary", "regression", StringComparison.Ordinal) : Weighted;
        Assert.Contains(says, Assert.ThrowsAny<FaultException>(() => Sample.Parse(text + log)).Message, StringComparison.Ordinal);
    }
}
