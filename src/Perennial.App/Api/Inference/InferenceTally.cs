namespace Perennial.App.Api.Inference;

/// <summary>Counts the requests of one version.</summary>
internal sealed class InferenceTally
{
    private readonly Lock gate = new();
    private long requests;
    private long rows;
    private long newest;
    private DurationStatistic success = DurationStatistic.None;
    private DurationStatistic fail = DurationStatistic.None;
    private DurationStatistic read = DurationStatistic.None;
    private DurationStatistic answer = DurationStatistic.None;
    private DurationStatistic write = DurationStatistic.None;

    /// <summary>A request was answered.</summary>
    /// <param name="answered">Its rows that this version answered.</param>
    /// <param name="timing">How long its parts took.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public void Succeed(int answered, InferenceTiming timing, long now)
    {
        lock (gate)
        {
            (requests, rows, newest) = (requests + 1, rows + answered, now);
            success = success.Plus(timing.TotalNanoseconds);
            read = read.Plus(timing.ReadNanoseconds);
            answer = answer.Plus(timing.AnswerNanoseconds);
            write = write.Plus(timing.WriteNanoseconds);
        }
    }

    /// <summary>A request failed.</summary>
    public void Fail(InferenceTiming timing)
    {
        lock (gate)
        {
            fail = fail.Plus(timing.TotalNanoseconds);
        }
    }

    /// <summary>As the statistics extension tells it.</summary>
    public VersionStatistics View(string model, int version)
    {
        lock (gate)
        {
            return new VersionStatistics(
                model,
                version == 0 ? string.Empty : version.ToString(),
                newest,
                rows,
                requests,
                new RequestStatistics(success, fail, DurationStatistic.None, read, answer, write, DurationStatistic.None, DurationStatistic.None),
                [],
                []);
        }
    }
}
