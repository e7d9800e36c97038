using Perennial.Adapters.Yaml;

namespace Perennial.Adapters.Tests.Yaml;

/// <summary>Texts that are no model file at all.</summary>
public sealed class ModelFileTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n# only a comment\n")]
    public void An_empty_file_says_what_a_model_needs(string text)
    {
        ModelFault fault = Assert.Single(Sample.FaultsOf(text));

        Assert.Equal("the file is empty", fault.Problem);
        Assert.Contains("model, task, columns, features and label", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- model: x", "a list stands where the keys of a model belong")]
    [InlineData("flight-delay", "a single value stands where the keys of a model belong")]
    public void A_file_of_another_shape_is_refused(string text, string problem) =>
        Assert.Equal(problem, Assert.Single(Sample.FaultsOf(text)).Problem);

    [Fact]
    public void A_second_document_is_refused() =>
        Assert.Equal((8, "a second document starts"), Placed(Assert.Single(Sample.FaultsOf(Sample.Least + "---\nmodel: other"))));

    [Fact]
    public void A_broken_line_is_reported_together_with_the_faults_before_it()
    {
        IReadOnlyList<ModelFault> faults = Sample.FaultsOf("model: 42\nmode: actt\ncolumns: { time: date\nfeatures: [");

        Assert.Equal(["model", "mode", ""], faults.Select(fault => fault.Key));
        Assert.StartsWith("not YAML (", faults[2].Problem, StringComparison.Ordinal);
        Assert.True(faults[2].Line >= 3);
    }

    [Fact]
    public void A_tab_is_told_from_spaces()
    {
        ModelFault fault = Assert.Single(Sample.FaultsOf("label:\n\tname: late\n"));

        Assert.Equal((2, "not YAML (a tab indents the line)", "Indent with spaces."), (fault.Line, fault.Problem, fault.Remedy));
    }

    [Theory]
    [InlineData("rollout: *nowhere")]
    [InlineData("rollout: &loop [*loop]")]
    public void An_alias_without_an_anchor_before_it_is_refused(string line) =>
        Assert.Contains("no anchor", Assert.Single(Sample.FaultsOf(Sample.Least + line)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused() => Assert.Contains(
        "nested deeper than 32 levels",
        Sample.FaultsOf("model: " + new string('[', 10_000))[^1].Problem,
        StringComparison.Ordinal);

    [Fact]
    public void A_key_that_is_no_name_is_refused() =>
        Assert.Equal("a key is not a name", Assert.Single(Sample.FaultsOf(Sample.Least + "? [a, b]\n: 1\n")).Problem);

    [Fact]
    public void A_missing_file_a_directory_and_a_file_that_is_too_long_say_so()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string longFile = Path.Combine(folder, "long.yaml");
            File.WriteAllText(longFile, new string('#', (1 << 20) + 1));

            Assert.Equal($"{folder}/none.yaml: no such file. Give the path of a model file.", Message($"{folder}/none.yaml"));
            Assert.Contains("a directory stands where a model file belongs", Message(folder), StringComparison.Ordinal);
            Assert.Contains("longer than 1 MiB", Message(longFile), StringComparison.Ordinal);
            Assert.Contains("cannot be read", Message(string.Empty), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_message_has_one_line_per_fault()
    {
        ModelFileFaults faults = Assert.Throws<ModelFileFaults>(() => Sample.Parse(Sample.Least + "mode: actt\nowner: \"a\\nb\"\n"));

        Assert.Equal(2, faults.Message.Split('\n').Length);
        Assert.StartsWith("model.yaml:8: mode: no such value (actt). Did you mean act? Allowed:", faults.Message, StringComparison.Ordinal);
    }

    private static (int Line, string Problem) Placed(ModelFault fault) => (fault.Line, fault.Problem);

    private static string Message(string path) => Assert.Throws<ModelFileFaults>(() => ModelFile.Read(path)).Message;
}
