using Perennial.Log;
using Perennial.Monitor;

namespace Perennial.Serve;

/// <summary>What the challenger of a table says to requests that the champion answered.</summary>
/// <param name="asked">Asks it, and counts.</param>
/// <param name="timed">Whether its time counts: then the first of a batch is asked by itself.</param>
internal sealed class ShadowAnswers(MeteredVersions asked, bool timed)
{
    /// <summary>A row for each request that it answered; what is no answer has none.</summary>
    public List<InboxRow> Of(ServedTable table, IReadOnlyList<Request> requests) => requests.Count switch
    {
        0 => [],
        1 => [.. Alone(table, requests[0])],
        _ when timed => [.. Alone(table, requests[0]), .. Together(table, [.. requests.Skip(1)])],
        _ => Together(table, requests),
    };

    private IEnumerable<InboxRow> Alone(ServedTable table, Request request)
    {
        try
        {
            return Row(table, request, asked.Score(table, table.Challenger!, request, unseen: true)) is { } row ? [row] : [];
        }
        catch (Exception)
        {
            return [];
        }
    }

    private List<InboxRow> Together(ServedTable table, IReadOnlyList<Request> requests)
    {
        double[] answers;
        try
        {
            answers = table.Challenger!.ScoreAll(requests);
        }
        catch (Exception)
        {
            // One of them may have spoilt it for all.
            return [.. requests.SelectMany(request => Alone(table, request))];
        }

        var width = answers.Length / requests.Count;
        List<InboxRow> rows = [.. requests.Index().Select(one => Row(table, one.Item, answers[(one.Index * width)..((one.Index + 1) * width)])).OfType<InboxRow>()];
        asked.Unseen(table, table.Challenger!, rows.Count, requests.Count - rows.Count);
        return rows;
    }

    private static InboxRow? Row(ServedTable table, Request request, double[] answer) => Answers.Sound(table.Table.Task, answer)
        ? Answer.Unseen(request, table.Challenger!.Number, Answers.AsNumber(answer), answer.Length > 1 ? answer : null, table.Table.Classes)
        : null;
}
