using System.Text.Json.Nodes;
using Perennial.Train;

namespace Perennial.Adapters.Processes;

/// <summary>The files in <c>input/config</c> that SageMaker's script mode has, and what the environment says of them.</summary>
internal static class TrainerConfig
{
    /// <summary>The one host there is.</summary>
    public const string Host = "algo-1";

    private const string Network = "lo";

    /// <summary>The channels of a job, by name in order.</summary>
    public static SortedDictionary<string, string> Channels(TrainerFolder folder, TrainingJob job)
    {
        var channels = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["train"] = folder.TrainChannel };
        if (job.Parent is not null)
        {
            channels["model"] = folder.ModelChannel;
        }

        if (job.WriteValidation is not null)
        {
            channels["validation"] = folder.ValidationChannel;
        }

        return channels;
    }

    /// <summary>Writes <c>inputdataconfig.json</c> and <c>resourceconfig.json</c>.</summary>
    public static void Write(TrainerFolder folder, TrainingJob job, string contentType)
    {
        File.WriteAllText(Path.Combine(folder.Config, "inputdataconfig.json"), Inputs(folder, job, contentType).ToJsonString());
        File.WriteAllText(Path.Combine(folder.Config, "resourceconfig.json"), Resources().ToJsonString());
    }

    /// <summary>The variables that repeat all of it.</summary>
    public static IEnumerable<(string Name, string Value)> Variables(TrainerFolder folder, TrainingJob job, string contentType)
    {
        (JsonObject inputs, JsonObject resources) = (Inputs(folder, job, contentType), Resources());
        yield return ("SM_CHANNELS", new JsonArray([.. Channels(folder, job).Keys.Select(name => JsonValue.Create(name))]).ToJsonString());
        yield return ("SM_INPUT_DATA_CONFIG", inputs.ToJsonString());
        yield return ("SM_RESOURCE_CONFIG", resources.ToJsonString());
        yield return ("SM_TRAINING_ENV", new JsonObject
        {
            ["channel_input_dirs"] = new JsonObject(Channels(folder, job).Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
            ["current_host"] = Host,
            ["hosts"] = new JsonArray(Host),
            ["hyperparameters"] = new JsonObject(job.Parameters.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
            ["input_config_dir"] = folder.Config,
            ["input_data_config"] = inputs,
            ["input_dir"] = folder.Input,
            ["job_name"] = $"{job.Model}-{job.Run}",
            ["model_dir"] = folder.Model,
            ["network_interface_name"] = Network,
            ["num_gpus"] = 0,
            ["output_data_dir"] = folder.OutputData,
            ["output_dir"] = folder.Output,
            ["resource_config"] = resources,
        }.ToJsonString());
    }

    private static JsonObject Inputs(TrainerFolder folder, TrainingJob job, string contentType) => new(Channels(folder, job).Keys.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject
    {
        ["ContentType"] = name == "model" ? "application/x-sagemaker-model" : contentType,
        ["RecordWrapperType"] = "None",
        ["S3DistributionType"] = "FullyReplicated",
        ["TrainingInputMode"] = "File",
    })));

    private static JsonObject Resources() => new() { ["current_host"] = Host, ["hosts"] = new JsonArray(Host), ["network_interface_name"] = Network };
}
