using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class HolidayFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Holidays_stand_beside_the_model_file_and_end_in_the_declaration_in_order_and_once()
    {
        ModelDeclaration model = Declared("date,name\n2026-12-25,Christmas\n# moved\n\n2026-01-01\r\n2026-12-25\n");

        Assert.Equal([new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 25)], model.Calendar.Holidays);
        Assert.Equal("[1d, 7d]", Assert.Single(ModelDifference.Between(null, model), one => one.Key == "calendar.periods").After);
    }

    [Fact]
    public void Another_date_is_a_difference()
    {
        ModelDifference difference = Assert.Single(ModelDifference.Between(Declared("2026-01-01\n2026-05-01\n2026-12-25"), Declared("2026-01-01\n2026-05-02\n2026-12-25")));

        Assert.Equal("calendar.holidays", difference.Key);
        Assert.StartsWith("3 days, 2026-01-01 to 2026-12-25 (", difference.After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01\n25.12.2026\n", "days.csv:2: not a date (25.12.2026)")]
    [InlineData("2026-02-30\n", "days.csv:1: not a date (2026-02-30)")]
    [InlineData("# none\n", "no date in the file")]
    public void A_line_that_is_no_date_is_named(string text, string problem)
    {
        ModelFault fault = Assert.Single(Assert.Throws<ModelFileFaults>(() => Declared(text)).Faults);

        Assert.Equal((8, "calendar.holidays"), (fault.Line, fault.Key));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ModelDeclaration Declared(string holidays)
    {
        File.WriteAllText(Path.Combine(_folder, "days.csv"), holidays);
        File.WriteAllText(Path.Combine(_folder, "model.yaml"), Sample.Least + "calendar: { holidays: days.csv }\n");
        return ModelFile.Read(Path.Combine(_folder, "model.yaml"));
    }
}
