using System.Text;
using System.Text.Json;
using Perennial.App.Api.Inference;
using Perennial.App.Api.Inference.Rest;
using Perennial.Terms;

namespace Perennial.App.Tests.Api.Inference.Rest;

public sealed class RestRequestReaderTests
{
    [Theory]
    [InlineData("""{"name": "a", "shape": [2, 2], "datatype": "FP64", "data": [1, 2, 3, 4]}""")]
    [InlineData("""{"name": "a", "shape": [2, 2], "datatype": "FP64", "data": [[1, 2], [3, 4]]}""")]
    [InlineData("""{"data": [[1, 2], [3, 4]], "extra": {"x": [1]}, "datatype": "FP64", "shape": [2, 2], "name": "a", "parameters": {"y": 1.5}}""")]
    public void Data_is_flat_or_nested_and_fields_stand_in_any_order(string input) => Assert.Equal([1, 2, 3, 4], Read(input).Numbers);

    [Theory]
    [InlineData("BOOL", "true, false", 1, 0)]
    [InlineData("UINT8", "0, 255", 0, 255)]
    [InlineData("UINT16", "0, 65535", 0, 65535)]
    [InlineData("UINT32", "0, 4294967295", 0, 4294967295)]
    [InlineData("UINT64", "0, 18446744073709551615", 0, 1.8446744073709552E+19)]
    [InlineData("INT8", "-128, 127", -128, 127)]
    [InlineData("INT16", "-32768, 32767", -32768, 32767)]
    [InlineData("INT32", "-2147483648, 2e3", -2147483648, 2000)]
    [InlineData("INT64", "-9223372036854775808, 9223372036854775807", -9.2233720368547758E+18, 9.2233720368547758E+18)]
    [InlineData("FP16", "0.5, 0.1", 0.5, 0.0999755859375)]
    [InlineData("FP32", "0.5, 0.1", 0.5, 0.10000000149011612)]
    [InlineData("FP64", "0.5, 0.1", 0.5, 0.1)]
    public void Each_datatype_takes_what_it_can_hold(string datatype, string data, double first, double second) => Assert.Equal([first, second], Read(Input(datatype, data)).Numbers);

    [Theory]
    [InlineData("BOOL", "true, 1", "true or false")]
    [InlineData("UINT8", "0, 256", "from 0 to 255")]
    [InlineData("UINT64", "0, -1", "whole number")]
    [InlineData("UINT64", "0, 18446744073709551616", "whole number")]
    [InlineData("INT8", "0, -129", "from -128")]
    [InlineData("INT32", "0, 1.5", "whole number")]
    [InlineData("INT64", "0, 9223372036854775808", "whole number")]
    [InlineData("FP16", "0, 1e9", "FP16 can hold")]
    [InlineData("FP32", "0, 1e300", "FP32 can hold")]
    [InlineData("FP64", "0, 1e999", "FP64 can hold")]
    [InlineData("FP64", "0, \"1\"", "a number")]
    [InlineData("BF16", "0, 1", "no form for")]
    [InlineData("BYTES", "\"a\", 1", "BYTES is text")]
    [InlineData("FP64", "0, [1]", "Element 1 of input 'a' is an array")]
    [InlineData("FP64", "[0], 1", "Element 0 of input 'a' is an array")]
    [InlineData("FP64", "0", "fewer elements")]
    [InlineData("FP64", "0, 1, 2", "more elements")]
    [InlineData("FP63", "0, 1", "There are: BOOL")]
    public void What_it_cannot_hold_is_refused(string datatype, string data, string words) =>
        Assert.Contains(words, Assert.Throws<FaultException>(() => Read(Input(datatype, data))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[[1], [2, 3]]", "a row of 1")]
    [InlineData("[[1, 2], 3, 4]", "nested and other")]
    [InlineData("[[1, 2], [3, 4], [5, 6]]", "more elements")]
    [InlineData("[[1, 2]]", "fewer elements")]
    [InlineData("[[[1], 2], [3, 4]]", "is an array")]
    public void Nested_data_is_nested_as_its_shape_is(string data, string words) => Assert.Contains(
        words, Assert.Throws<FaultException>(() => Read($$"""{"name": "a", "shape": [2, 2], "datatype": "FP64", "data": {{data}}}""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Null_is_a_missing_value_and_so_is_an_empty_text()
    {
        Assert.Equal([1, double.NaN], Read(Input("INT32", "1, null")).Numbers);
        Assert.Equal([null, null], Read(Input("BYTES", "null, \"\"")).Texts);
    }

    [Fact]
    public void Texts_are_utf_8_unless_a_parameter_says_base64()
    {
        Assert.Equal(["Zürich", "ab"], Read(Input("BYTES", "\"Z\\u00fcrich\", \"ab\"")).Texts);
        Assert.Equal(["ab", "Zürich"], Read("""{"name": "a", "shape": [2], "datatype": "BYTES", "parameters": {"content_type": "base64"}, "data": ["YWI=", "WsO8cmljaA=="]}""").Texts);
    }

    [Theory]
    [InlineData("[]", "The body is a list")]
    [InlineData("{}", "no inputs")]
    [InlineData("""{"inputs": null}""", "no inputs")]
    [InlineData("""{"inputs": {}}""", "inputs is an object")]
    [InlineData("""{"inputs": [1]}""", "inputs[0] is a number")]
    [InlineData("""{"id": 7, "inputs": []}""", "id is a number; it is a string")]
    [InlineData("""{"parameters": {"a": {}}, "inputs": []}""", "parameters.a is an object")]
    [InlineData("""{"outputs": [{}], "inputs": []}""", "outputs[0] has no name")]
    [InlineData("""{"inputs": [{"shape": [1], "datatype": "FP32", "data": [1]}]}""", "inputs[0] has not a name")]
    [InlineData("""{"inputs": [{"name": "a", "datatype": "FP32", "data": [1]}]}""", "('a') has not a shape")]
    [InlineData("""{"inputs": [{"name": "a", "shape": [1.5], "datatype": "FP32", "data": [1]}]}""", "list of whole numbers")]
    [InlineData("""{"inputs": [{"name": "a", "shape": [1], "datatype": "FP32"}]}""", "has not data")]
    [InlineData("""{"inputs": [{"name": "a", "shape": [1], "datatype": "FP32", "data": 1}]}""", "is no array")]
    [InlineData("""{"inputs": [{"name": "a", "shape": [-1], "datatype": "FP32", "data": [1]}]}""", "has the shape [-1]")]
    [InlineData("""{"inputs": [{"name": "a", "shape": [4294967296, 4294967296], "datatype": "FP32", "data": [1]}]}""", "has the shape")]
    [InlineData("""{"inputs": [{"name": "a", "shape": [1, 1, 1], "datatype": "FP32", "data": [1]}]}""", "has the shape")]
    [InlineData("""{"inputs": [{"name": "\ud800", "shape": [1], "datatype": "FP32", "data": [1]}]}""", "no Unicode")]
    public void Another_shape_of_the_request_is_refused_with_its_place(string json, string words) =>
        Assert.Contains(words, Assert.Throws<FaultException>(() => RestRequestReader.Read(Encoding.UTF8.GetBytes(json), [])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"inputs": [""")]
    [InlineData("""{"inputs": []} x""")]
    [InlineData("")]
    public void What_is_no_json_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => RestRequestReader.Read(Encoding.UTF8.GetBytes(json), []));

    [Fact]
    public void Bytes_behind_the_json_belong_to_inputs_in_their_order()
    {
        const string Json = """{"inputs": [{"name": "a", "shape": [2], "datatype": "INT16", "parameters": {"binary_data_size": 4}}, {"name": "b", "shape": [1], "datatype": "BYTES", "parameters": {"binary_data_size": 6}}]}""";
        byte[] blobs = [1, 0, 255, 255, 2, 0, 0, 0, (byte)'o', (byte)'k'];
        var read = RestRequestReader.Read(Encoding.UTF8.GetBytes(Json), blobs);
        Assert.Equal([1, -1], read.Inputs[0].Numbers);
        Assert.Equal(["ok"], read.Inputs[1].Texts);
        Assert.Contains("belong to no input", Assert.Throws<FaultException>(() => RestRequestReader.Read(Encoding.UTF8.GetBytes(Json), [.. blobs, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("5 bytes are left", Assert.Throws<FaultException>(() => RestRequestReader.Read(Encoding.UTF8.GetBytes(Json), blobs.AsSpan(0, 9))).Message, StringComparison.Ordinal);
    }

    private static string Input(string datatype, string data) => $$"""{"name": "a", "shape": [2], "datatype": "{{datatype}}", "data": [{{data}}]}""";

    private static Tensor Read(string input) => RestRequestReader.Read(Encoding.UTF8.GetBytes($$"""{"id": "1", "inputs": [{{input}}]}"""), []).Inputs[0];
}
