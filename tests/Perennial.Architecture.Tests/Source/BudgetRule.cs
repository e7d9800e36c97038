namespace Perennial.Architecture.Tests.Source;

/// <summary>Files and methods fit on a screen, most of them easily.</summary>
internal static class BudgetRule
{
    public const int FileLines = 300;
    public const int ShortFileLines = 60;
    public const int MethodLines = 40;
    public const int ShortMethodLines = 20;
    public const double ShortFileRatio = 0.5;
    public const double ShortMethodRatio = 0.9;

    /// <summary>Looks at files: none is longer than <see cref="FileLines"/>.</summary>
    public static Examination LongFiles(IEnumerable<SourceFile> files) => Examination.Of(files, file =>
        file.Lines.Count > FileLines ? [file.At(1, $"{file.Lines.Count} lines; {FileLines} is the most.")] : []);

    /// <summary>Looks at bodies: none is longer than <see cref="MethodLines"/>.</summary>
    public static Examination LongMethods(IEnumerable<SourceFile> files) => Examination.Of(files.SelectMany(Bodies.Of), body =>
        body.LineCount > MethodLines ? [body.File.At(body.Line, $"{body.Name} has {body.LineCount} lines; {MethodLines} is the most.")] : []);

    /// <summary>Looks at files: at least half are short. The findings are the others, shortest first: those are nearest to the bound.</summary>
    public static Examination FewShortFiles(IEnumerable<SourceFile> files) => Share(
        [.. files], file => file.Lines.Count, ShortFileLines, ShortFileRatio, file => file.At(1, $"{file.Lines.Count} lines."));

    /// <summary>Looks at bodies: at least nine in ten are short.</summary>
    public static Examination FewShortMethods(IEnumerable<SourceFile> files) => Share(
        [.. files.SelectMany(Bodies.Of)], body => body.LineCount, ShortMethodLines, ShortMethodRatio, body => body.File.At(body.Line, $"{body.Name} has {body.LineCount} lines."));

    private static Examination Share<T>(List<T> all, Func<T, int> lines, int bound, double ratio, Func<T, Finding> say)
    {
        var longer = all.Where(item => lines(item) > bound).OrderBy(lines).ToList();
        return new(all.Count, all.Count - longer.Count >= ratio * all.Count ? [] : [.. longer.Select(say)]);
    }
}
