using CsCheck;
using Perennial.Log;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>Random things that happen to an inbox.</summary>
public static class InboxSteps
{
    private static readonly Gen<object?> Feature = Gen.OneOf(
        Gen.Double.Select(value => (object?)value),
        Gen.OneOf([.. new object?[]
        {
            null, "", "AA", "a\0b", "quote \" back \\ slash", "\u00e9\u4e2d\U0001D11E", -0.0, double.Epsilon, double.MaxValue, 0.1 + 0.2,
        }.Select(value => Gen.Const(value))]),
        Gen.String.AlphaNumeric.Select(value => (object?)value));

    private static readonly Gen<InboxRow> Row = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 1], Feature.Array[0, 4],
        Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)""), Gen.Const((string?)"carrier")),
        (kind, id, value, features, entity) => kind switch
        {
            0 => new InboxRow(
                RowKind.Prediction, $"id-{id}", Rows.Noon.AddTicks(id), value == 0 ? null : value, value == 0 ? double.NaN : 1.0 / 3, entity, features),
            1 => Rows.Shadow($"id-{id}", value + 1),
            _ => Rows.Label($"id-{id}", value),
        });

    /// <summary>Exactly one part of a step is not null or default.</summary>
    public sealed record Step(IReadOnlyList<InboxRow>? Append, int? TrimBack, int? ClockSeconds, bool Reopen);

    public static Gen<Step[]> All { get; } = Gen.Frequency(
        (6, Row.Array[0, 6].Select(rows => new Step(rows, null, null, false))),
        (2, Gen.Int[0, 6].Select(back => new Step(null, back, null, false))),
        (2, Gen.Int[-5, 9].Select(seconds => new Step(null, null, seconds, false))),
        (1, Gen.Const(new Step(null, null, null, true)))).Array[1, 25];
}
