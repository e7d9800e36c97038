using System.Text.Json;
using CsCheck;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class RoundTripTests
{
    [Fact]
    public void Every_valid_declaration_written_as_YAML_reads_back_equal() => DeclarationGen.Any.Sample(model =>
    {
        ModelDeclaration read = Sample.Parse(YamlText.Of(model));
        Assert.Equal(JsonSerializer.Serialize(model), JsonSerializer.Serialize(read));
    });

    [Fact]
    public void No_text_is_answered_with_anything_but_faults() =>
        Gen.Select(DeclarationGen.Any, Gen.Int[0, 2_000], Gen.Char["{}[]:,&*#\"'|>-?!%@`\t\n x0~"]).Sample((model, at, letter) =>
        {
            string text = YamlText.Of(model);
            string broken = text.Insert(Math.Min(at, text.Length), letter.ToString());
            try
            {
                Sample.Parse(broken);
            }
            catch (FaultException e)
            {
                Assert.StartsWith(Sample.FileName, e.Message, StringComparison.Ordinal);
            }
        });
}
