namespace Perennial.Drift.TwoSample;

/// <summary>A change of unit that happens in practice: new = factor times old + offset.</summary>
internal sealed record UnitRatio(double Factor, double Offset, string Name)
{
    /// <summary>Every known change, in both directions, the most common first: of two that fit alike the earlier is named.</summary>
    public static IReadOnlyList<UnitRatio> All { get; } =
    [
        .. Both(1e3, "x1000", "kilo -> one, one -> milli"),
        .. Both(1e2, "x100", "ratio -> percent, currency -> cents, m -> cm"),
        .. Both(60, "x60", "hours -> minutes, minutes -> seconds"),
        .. Both(10, "x10", "cm -> mm"),
        .. Both(1e6, "x1000000", "mega -> one, one -> micro"),
        .. Both(3600, "x3600", "hours -> seconds"),
        .. Both(24, "x24", "days -> hours"),
        .. Both(86400, "x86400", "days -> seconds"),
        .. Both(1440, "x1440", "days -> minutes"),
        .. Both(1e4, "x10000", "ratio -> basis points, m2 -> cm2"),
        .. Both(1e5, "x100000", "km -> cm, bar -> pascal"),
        .. Both(12, "x12", "years -> months, feet -> inches"),
        .. Both(7, "x7", "weeks -> days"),
        .. Both(1.609344, "x1.609344", "miles -> km"),
        .. Both(2.54, "x2.54", "inches -> cm"),
        .. Both(0.3048, "x0.3048", "feet -> m"),
        .. Both(0.45359237, "x0.45359237", "pounds -> kg"),
        .. Both(28.349523125, "x28.349523125", "ounces -> g"),
        .. Both(16, "x16", "pounds -> ounces"),
        .. Both(3.6, "x3.6", "m/s -> km/h"),
        .. Both(1024, "x1024", "KiB -> bytes, MiB -> KiB"),
        .. Both(1048576, "x1048576", "MiB -> bytes, GiB -> KiB"),
        new(1.8, 32, "Celsius -> Fahrenheit"),
        new(1 / 1.8, -32 / 1.8, "Fahrenheit -> Celsius"),
        new(1, 273.15, "Celsius -> Kelvin"),
        new(1, -273.15, "Kelvin -> Celsius"),
        new(1 / 1.8, 273.15 - (32 / 1.8), "Fahrenheit -> Kelvin"),
        new(1.8, 32 - (273.15 * 1.8), "Kelvin -> Fahrenheit"),
    ];

    /// <summary>Whether the scale is below tenfold, so that a drift may well bring one like it.</summary>
    public bool IsNarrow => Factor is < 9.99 and > 1 / 9.99;

    /// <summary>Whether the other is a ratio so near that only many rows tell the two apart.</summary>
    public bool IsTwinOf(UnitRatio other) =>
        Offset == 0 && other.Offset == 0 && Math.Abs(Math.Log(Factor / other.Factor)) < 0.05;

    /// <summary>Changes close by that are no change of unit: scales that a drift could as well have brought.</summary>
    public IEnumerable<UnitRatio> Bent()
    {
        var bend = IsNarrow ? 1.1 : 1.25;
        yield return this with { Factor = Factor * bend };
        yield return this with { Factor = Factor / bend };
        if (Offset != 0)
        {
            yield return this with { Offset = Offset * bend };
            yield return this with { Offset = Offset / bend };
        }
    }

    private static IEnumerable<UnitRatio> Both(double factor, string times, string units)
    {
        yield return new UnitRatio(factor, 0, $"{times}: {units}");
        var back = units.Split(", ").Select(one => string.Join(" -> ", one.Split(" -> ").Reverse()));
        yield return new UnitRatio(1 / factor, 0, $"/{times[1..]}: {string.Join(", ", back)}");
    }
}
