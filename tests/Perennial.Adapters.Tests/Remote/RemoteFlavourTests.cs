using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Remote;

public sealed class RemoteFlavourTests : PredictorConformance
{
    private readonly OpenInferenceStand _stand = new();

    public RemoteFlavourTests() => Allow($"{{ url: {_stand.Url}, timeout: 20s, concurrency: 8 }}");

    protected override ModelDeclaration Model => Numbers with { Features = [new("x", FeatureType.Numeric), new("c", FeatureType.Categorical)] };

    protected override Digest Make(ArtifactPacker packer) => packer.Remote(Model, "elsewhere", "m", null);

    protected override void Ended() => _stand.Dispose();

    [Fact]
    public void It_answers_as_its_server_does_and_a_missing_number_goes_in_binary()
    {
        using IPredictor predictor = Load();
        Assert.Equal([0.8 * 0.25], predictor.Score([0.25, "a"]));
        Assert.Equal(0, _stand.Binary);
        Assert.Equal([0.6], predictor.Score([null, "b"]));
        Assert.Equal([0.5], predictor.Score([null, null]));
        Assert.Equal(2, _stand.Binary);
    }

    [Fact]
    public void Without_the_binary_form_a_missing_number_is_null()
    {
        _stand.Extensions = "[]";
        using IPredictor predictor = Load();
        Assert.Equal([0.6], predictor.Score([null, "b"]));
        Assert.Equal(0, _stand.Binary);
    }

    [Fact]
    public void Many_rows_go_in_few_requests()
    {
        using IPredictor predictor = Load();
        int before = _stand.Requests;
        Assert.Equal(2_500, predictor.Score(Table(2_500)).Length);
        Assert.Equal(3, _stand.Requests - before);
    }

    [Fact]
    public void A_version_of_the_server_may_be_named()
    {
        using IPredictor predictor = Source().Load(new ArtifactPacker(Blobs).Remote(Model, "elsewhere", "m", "3"), Model.Features);
        Assert.Equal([0.4], predictor.Score([0.5, "a"]));
        Refused(new ArtifactPacker(Blobs).Remote(Model, "elsewhere", "m", "4"), "answered 404 to /v2/models/m/versions/4: {\"error\": \"no such model\"}");
    }

    [Fact]
    public void A_server_that_nobody_allowed_is_not_asked()
    {
        Digest artifact = Make(new ArtifactPacker(Blobs));
        Allow("http://127.0.0.1:9", "another");
        Refused(artifact, "The server 'elsewhere' may not be asked: ");
        Assert.Equal(0, _stand.Requests);
    }

    [Fact]
    public void A_server_that_is_not_there_is_told()
    {
        Allow("http://127.0.0.1:9");
        Refused(Make(new ArtifactPacker(Blobs)), "The server 'elsewhere' (http://127.0.0.1:9/) could not be asked: ");
    }

    [Theory]
    [InlineData("ftp://127.0.0.1", "the url of 'elsewhere' is not one of http or https")]
    [InlineData("{ url: http://127.0.0.1, retries: 3 }", "'retries' is no key of a server. Allowed: url, timeout, concurrency, token_file")]
    [InlineData("{ url: http://127.0.0.1, timeout: 3 }", "timeout is '3'; it is a whole number and a unit")]
    [InlineData("{ url: http://127.0.0.1, concurrency: 0 }", "concurrency is '0'; it is a whole number from 1 to 1024")]
    public void A_list_that_says_something_else_is_refused_with_its_line(string server, string says)
    {
        Allow(server);
        Refused(Make(new ArtifactPacker(Blobs)), says);
        Refused(Make(new ArtifactPacker(Blobs)), "line 2");
    }

    [Theory]
    [InlineData("""{"inputs": [{"name": "x", "datatype": "INT64", "shape": [-1]}], "outputs": []}""", "its input 'x' is of INT64. Numbers are FP32 or FP64")]
    [InlineData("""{"inputs": [{"name": "c", "datatype": "FP64", "shape": [-1]}], "outputs": []}""", "Categories are BYTES")]
    [InlineData("""{"inputs": [{"name": "x", "datatype": "FP64", "shape": [-1, 7]}], "outputs": []}""", "One feature is [-1] or [-1, 1]")]
    [InlineData("""{"inputs": [{"name": "z", "datatype": "FP64", "shape": [-1]}, {"name": "x", "datatype": "FP64", "shape": [-1]}], "outputs": []}""", "its input 'z' is no feature. The features are: x, c")]
    [InlineData("""{"inputs": [{"name": "all", "datatype": "FP64", "shape": [-1, 2]}], "outputs": []}""", "feature 'c' is categorical")]
    [InlineData("""{"inputs": [{"name": "x", "datatype": "FP64", "shape": [-1]}], "outputs": [{"name": "a", "datatype": "FP64", "shape": [-1]}, {"name": "b", "datatype": "FP64", "shape": [-1]}]}""", "none of its outputs (a FP64, b FP64) is the answer")]
    [InlineData("""{"name": "m"}""", "its metadata has no 'inputs'")]
    public void A_model_of_another_signature_is_refused_when_it_is_loaded(string metadata, string says)
    {
        _stand.Metadata = metadata;
        Refused(Make(new ArtifactPacker(Blobs)), says);
    }

    [Theory]
    [InlineData(500, "down", "answered 500 to /v2/models/m/infer: down")]
    [InlineData(302, "", "answered 302")]
    [InlineData(200, "<html>", "that is no JSON")]
    [InlineData(200, "{}", "gave no output 'probability' with data")]
    [InlineData(200, """{"outputs": [{"name": "probability", "data": [0.5, 0.5, 0.5]}]}""", "gave 3 numbers for 1 rows; 1 for each is wanted")]
    public void A_server_that_answers_nonsense_is_told(int code, string said, string says)
    {
        using IPredictor predictor = Load();
        _stand.Instead = async context =>
        {
            await OpenInferenceStand.SayAsync(context, code, said);
            return true;
        };
        Assert.Contains(says, Assert.Throws<FaultException>(() => predictor.Score([0.5, "a"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_never_answers_is_given_up_and_so_is_who_waits_for_a_turn()
    {
        Allow($"{{ url: {_stand.Url}, timeout: 200ms, concurrency: 1 }}");
        using IPredictor predictor = Load();
        var never = new TaskCompletionSource<bool>();
        _stand.Instead = _ => never.Task;
        Parallel.For(0, 3, _ => Assert.Contains("did not answer within 0.2 seconds", Assert.Throws<FaultException>(() => predictor.Score([0.5, "a"])).Message, StringComparison.Ordinal));
        _stand.Instead = null;
        never.SetResult(true);
        Allow($"{{ url: {_stand.Url}, timeout: 20s }}");
        using IPredictor again = Load();
        Assert.Equal([0.4], again.Score([0.5, "a"]));
    }

    [Fact]
    public void The_token_is_sent_and_read_anew()
    {
        File.WriteAllText(Folder.At("token"), "secret\n");
        Allow($"{{ url: {_stand.Url}, token_file: {Folder.At("token")} }}");
        using IPredictor predictor = Load();
        List<string?> tokens = [];
        _stand.Instead = context =>
        {
            tokens.Add(context.Request.Headers["Authorization"]);
            return Task.FromResult(false);
        };
        predictor.Score([0.5, "a"]);
        File.WriteAllText(Folder.At("token"), "another");
        predictor.Score([0.5, "a"]);
        Assert.Equal(["Bearer secret", "Bearer another"], tokens);
    }

    private void Refused(Digest artifact, string says) =>
        Assert.Contains(says, Assert.Throws<FaultException>(() => Source().Load(artifact, Model.Features)).Message, StringComparison.Ordinal);

    private void Allow(string server, string name = "elsewhere") => File.WriteAllText(Scorers.File, $"remotes:\n  {name}: {server}\n");
}
