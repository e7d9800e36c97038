using Perennial.Monitor;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>Refuses to pass on what is no answer: a number that is not finite cannot be written in JSON, and nobody should act on it.</summary>
internal static class SoundAnswers
{
    /// <summary>Beyond it a product of two numbers of FP32, in which networks compute, is infinite.</summary>
    private const double Ordinary = 1.8e19;

    /// <summary>Every answer is one.</summary>
    /// <exception cref="ApiException">One is none: status 400 where its row has a missing or an extreme value, else 500.</exception>
    public static void MustBe(ModelDeclaration model, IReadOnlyList<Request> requests, IReadOnlyList<Answer> answers)
    {
        for (var row = 0; row < answers.Count; row++)
        {
            var answer = answers[row];
            if (answer.Version is not null && !(answer.Classes is { } classes ? Answers.Sound(model.Task, [.. classes]) : Answers.Sound(model.Task, [answer.Score])))
            {
                throw Of(model, answer, row, Odd(model, requests[row]));
            }
        }
    }

    private static ApiException Of(ModelDeclaration model, Answer answer, int row, string? odd) => odd is null
        ? new ApiException(500, $"Version {answer.Version} of '{model.Model}' answers row {row} with {answer.Score}, which is no answer. Take it back with: perennial rollback --model {model.Model}")
        : new ApiException(400, $"Version {answer.Version} of '{model.Model}' has no answer to row {row}: it gives {answer.Score}, and {odd}. Send a value that it knows.");

    private static string? Odd(ModelDeclaration model, Request request)
    {
        for (var place = 0; place < model.Features.Count; place++)
        {
            if (request.Features[place] is null or double and (> Ordinary or < -Ordinary))
            {
                return $"'{model.Features[place].Name}' is {request.Features[place] ?? "missing"}";
            }
        }

        return null;
    }
}
