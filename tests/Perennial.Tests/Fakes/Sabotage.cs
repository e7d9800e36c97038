using System.Globalization;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>A life whose requests carry one feature more, made of the request, its day and the label it will get.</summary>
internal static class Sabotage
{
    /// <summary>What the feature is called.</summary>
    public const string Column = "extra";

    private static readonly World World = new(160, 99);

    /// <summary>A life with a feature more.</summary>
    /// <param name="type">Of the feature.</param>
    /// <param name="make">Its value, of the request, its day from 0, and its label; NaN where none will come.</param>
    /// <param name="change">Other words of the model file; null for none.</param>
    public static Life With(FeatureType type, Func<Request, int, double, object?> make, Func<ModelDeclaration, ModelDeclaration>? change = null)
    {
        var model = Declared.Model with
        {
            Features = [.. Declared.Model.Features, new FeatureDeclaration(Column, type)],
            Train = Declared.Model.Train with { First = TimeSpan.FromDays(7) },
            Quality = Declared.Model.Quality with { Inconclusive = WhenInconclusive.Reject, Confidence = 0.95, Judge = TimeSpan.FromDays(3) },
            Rollout = [],
        };
        return new Life(change?.Invoke(model) ?? model, Arrivals);

        IEnumerable<(DateTimeOffset At, Request Request, double? Label)> Arrivals(int day)
        {
            var all = World.Arrivals(day).ToList();
            var labels = all.Concat(World.Arrivals(day + 1)).Where(one => one.Label is not null).GroupBy(one => one.Request.Id).ToDictionary(one => one.Key, one => one.Last().Label!.Value);
            return all.Select(one => one with
            {
                Request = one.Request with { Features = [.. one.Request.Features, make(one.Request, DayOf(one.Request), labels.GetValueOrDefault(one.Request.Id, double.NaN))] },
            });
        }
    }

    /// <summary>A number from 0 to 1 that follows from the request.</summary>
    public static double Chance(Request request) => Assignment.Of("sabotage", 1, request.Id);

    private static int DayOf(Request request) => int.Parse(request.Id.Split('-')[0], CultureInfo.InvariantCulture);
}
