using Perennial.Log;
using Perennial.Monitor;

namespace Perennial.Serve;

/// <summary>What the challenger of a table says to requests that the champion answered.</summary>
internal static class ShadowAnswers
{
    /// <summary>A row for each request that it answered; what is no answer has none.</summary>
    public static List<InboxRow> Of(ServedTable table, IReadOnlyList<Request> requests)
    {
        try
        {
            var answers = table.Challenger!.ScoreAll(requests);
            var width = answers.Length / requests.Count;
            return [.. requests.Index().Select(one => Row(table, one.Item, answers[(one.Index * width)..((one.Index + 1) * width)])).OfType<InboxRow>()];
        }
        catch (Exception)
        {
            // One of them may have spoilt it for all.
            return requests.Count == 1 ? [] : [.. requests.SelectMany(request => Of(table, [request]))];
        }
    }

    private static InboxRow? Row(ServedTable table, Request request, double[] answer) => Answers.Sound(table.Table.Task, answer)
        ? Answer.Unseen(request, table.Challenger!.Number, Answers.AsNumber(answer), answer.Length > 1 ? answer : null, table.Table.Classes)
        : null;
}
