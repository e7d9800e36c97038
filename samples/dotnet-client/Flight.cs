using System.ComponentModel.DataAnnotations.Schema;

namespace Perennial.Samples;

/// <summary>What this application knows of a flight: each property brings the column of its name in snake_case.</summary>
internal sealed record Flight(
    [property: Column("flight")] string Id,
    DateTimeOffset Date,
    int DepartureMinute,
    int Weekday,
    double Distance,
    string Origin,
    string Destination)
{
    /// <summary>A line such as <c>AA100,2001-07-02T08:30Z,510,1,2475,JFK,LAX</c>.</summary>
    public static Flight Parse(string line)
    {
        var cells = line.Split(',', StringSplitOptions.TrimEntries);
        return new Flight(
            cells[0], DateTimeOffset.Parse(cells[1], null), int.Parse(cells[2], null), int.Parse(cells[3], null), double.Parse(cells[4], null), cells[5], cells[6]);
    }
}
