namespace Perennial.Adapters.Yaml;

/// <summary>One thing that is wrong in a model file.</summary>
/// <param name="Line">Where, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">Where in the line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Key">The key's path, such as <c>rollout[1].split.share</c>; empty when no key is meant.</param>
/// <param name="Problem">What is wrong, with the value seen in brackets.</param>
/// <param name="Remedy">What to do: sentences.</param>
public sealed record ModelFault(int Line, int Column, string Key, string Problem, string Remedy)
{
    /// <summary>The fault as one line, led by the name of its file.</summary>
    public string In(string file)
    {
        string place = Line > 0 ? $"{file}:{Line}" : file;
        return Key.Length > 0 ? $"{place}: {Key}: {Problem}. {Remedy}" : $"{place}: {Problem}. {Remedy}";
    }
}
