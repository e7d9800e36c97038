using System.Globalization;
using Apache.Arrow;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>A column of an Arrow batch as numbers, texts or times.</summary>
internal sealed class ArrowCells
{
    private readonly string name;
    private readonly IArrowArray cells;
    private readonly IArrowArray? places;

    /// <param name="name">The column's.</param>
    /// <param name="column">Its cells; a column of categories is read by their places.</param>
    /// <exception cref="ApiException">They lie beyond its buffers: status 400.</exception>
    public ArrowCells(string name, IArrowArray column)
    {
        ArrowCheck.MustHold(name, column);
        this.name = name;
        (cells, places) = column is DictionaryArray categories ? (categories.Dictionary, categories.Indices) : (column, null);
    }

    /// <summary>Whether it holds texts.</summary>
    public bool IsText => cells is StringArray or LargeStringArray or StringViewArray;

    /// <summary>A cell as a number; null where it is missing.</summary>
    public double? Number(int row, RowDraft draft) => Place(row) is not { } at ? null : cells switch
    {
        DoubleArray of => of.GetValue(at),
        FloatArray of => of.GetValue(at),
        HalfFloatArray of => (double?)of.GetValue(at),
        BooleanArray of => of.GetValue(at) switch { true => 1, false => 0, null => null },
        _ when Whole(at) is { } whole => (double)whole,
        _ => Wrong(draft, at, "a number"),
    };

    /// <summary>A cell as a text; null where it is missing.</summary>
    public string? Text(int row, RowDraft draft)
    {
        if (Place(row) is not { } at)
        {
            return null;
        }

        switch (cells)
        {
            case StringArray of:
                return of.GetString(at);
            case LargeStringArray of:
                return of.GetString(at);
            case StringViewArray of:
                return of.GetString(at);
            case BooleanArray of:
                return of.GetValue(at) switch { true => "true", false => "false", null => null };
            case DoubleArray or FloatArray or HalfFloatArray:
                return Number(row, draft)?.ToString("R", CultureInfo.InvariantCulture);
        }

        if (cells.IsNull(at))
        {
            return null;
        }

        if (Whole(at) is { } whole)
        {
            return whole.ToString(CultureInfo.InvariantCulture);
        }

        Wrong(draft, at, "a text");
        return null;
    }

    /// <summary>A cell as a time, UTC; null where it is missing.</summary>
    public DateTimeOffset? Time(int row, RowDraft draft)
    {
        switch (Place(row), cells)
        {
            case (null, _):
                return null;
            case ({ } at, TimestampArray of):
                return of.GetTimestamp(at)?.ToUniversalTime();
            case ({ } at, Date32Array of):
                return Day(of.GetDateTime(at));
            case ({ } at, Date64Array of):
                return Day(of.GetDateTime(at));
        }

        var text = IsText ? Text(row, draft) : null;
        DateTimeOffset time = default;
        if (!IsText || (text is not null && !RowTime.TryParse(text, out time)))
        {
            draft.Refuse($"'{name}' is {(text is null ? "no time" : $"'{RowShape.Cut(text)}'")}. Send a timestamp, or a text: {RowTime.Remedy}");
            return null;
        }

        return text is null ? null : time;
    }

    private static DateTimeOffset? Day(DateTime? day) => day is { } midnight ? new DateTimeOffset(DateTime.SpecifyKind(midnight, DateTimeKind.Utc)) : null;

    /// <summary>Where a row's value is; null where it has none.</summary>
    private int? Place(int row)
    {
        var at = places is null ? row : places.IsNull(row) ? null : (int?)Whole(places, row);
        return at is not { } place || (uint)place >= (uint)cells.Length || cells.IsNull(place) ? null : place;
    }

    private decimal? Whole(int at) => Whole(cells, at);

    private static decimal? Whole(IArrowArray array, int at) => array switch
    {
        Int64Array of => of.GetValue(at),
        Int32Array of => of.GetValue(at),
        Int16Array of => of.GetValue(at),
        Int8Array of => of.GetValue(at),
        UInt64Array of => of.GetValue(at),
        UInt32Array of => of.GetValue(at),
        UInt16Array of => of.GetValue(at),
        UInt8Array of => of.GetValue(at),
        _ => null,
    };

    private double? Wrong(RowDraft draft, int at, string wanted)
    {
        draft.Refuse($"'{name}' is a column of {cells.Data.DataType.Name}, cell {at}; {wanted} is asked for.");
        return null;
    }
}
