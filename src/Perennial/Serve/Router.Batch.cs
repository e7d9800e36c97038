namespace Perennial.Serve;

/// <summary>Many requests at once, and requests that name a version.</summary>
public sealed partial class Router
{
    /// <summary>Answers some requests, in order, all on the same table; each gets what it would get alone.</summary>
    /// <exception cref="Terms.FaultException">One of them cannot be answered; then none is.</exception>
    public IReadOnlyList<Answer> AnswerAll(IReadOnlyList<Request> requests)
    {
        var answers = new Answer[requests.Count];
        if (requests.Count == 0 || Enter() is not { } table)
        {
            Array.Fill(answers, Serve.Answer.None);
            return answers;
        }

        try
        {
            Remember(requests[0]);
            AnswerAll(table, requests, answers);
            return answers;
        }
        finally
        {
            table.Leave();
        }
    }

    private void AnswerAll(ServedTable table, IReadOnlyList<Request> requests, Answer[] answers)
    {
        var (champion, challenger) = (new List<int>(answers.Length), new List<int>());
        for (var place = 0; place < answers.Length; place++)
        {
            if (requests[place].Version is { } number)
            {
                answers[place] = Pinned(table, number, requests[place]);
            }
            else if (table.Champion is null)
            {
                answers[place] = Serve.Answer.None;
            }
            else
            {
                (ArmOf(table, requests[place]) == Arm.Champion ? champion : challenger).Add(place);
            }
        }

        Answer(table, Arm.Champion, table.Champion, champion, requests, answers);
        Answer(table, Arm.Challenger, table.Challenger, challenger, requests, answers);
    }

    private void Answer(ServedTable table, Arm arm, ServedVersion? version, List<int> places, IReadOnlyList<Request> requests, Answer[] answers)
    {
        if (places.Count == 0)
        {
            return;
        }

        var scores = asked.ScoreAll(table, version!, [.. places.Select(place => requests[place])]);
        var width = scores.Length / places.Count;
        for (var at = 0; at < places.Count; at++)
        {
            answers[places[at]] = Seen(table, arm, requests[places[at]], scores[(at * width)..((at + 1) * width)]);
        }
    }

    private Answer Pinned(ServedTable table, int number, Request request)
    {
        using var version = loader.Pin(table.Table, table.Table.Version(number));
        var answer = untold.Score(table, version, request);
        return new Answer(number, Monitor.Answers.AsNumber(answer), null, double.NaN)
        {
            Arm = Arm.Pinned,
            Classes = answer.Length > 1 ? answer : null,
            Weight = 0,
        };
    }
}
