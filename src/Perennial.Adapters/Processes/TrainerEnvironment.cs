using System.Text.Json;
using Perennial.Adapters.Files;
using Perennial.Train;

namespace Perennial.Adapters.Processes;

/// <summary>The environment of a trainer: an allow-list of the server's, and SageMaker's names.</summary>
internal static class TrainerEnvironment
{
    /// <summary>Names the attempt's folder, so that whatever it left behind can be found.</summary>
    public const string Mark = "PERENNIAL_ATTEMPT";

    private static readonly string[] Allowed = ["PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH"];

    public static Dictionary<string, string> Of(
        TrainerFolder folder, TrainingJob job, string contentType, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> server)
    {
        Dictionary<string, string> environment = server
            .Where(pair => Allowed.Contains(pair.Key) || pair.Key.StartsWith("DOTNET_", StringComparison.Ordinal) || IsOfSupervisor(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        AddFolders(environment, folder);
        foreach ((string name, string path) in TrainerConfig.Channels(folder, job))
        {
            environment["SM_CHANNEL_" + name.ToUpperInvariant()] = path;
        }

        foreach ((string name, string value) in TrainerConfig.Variables(folder, job, contentType))
        {
            environment[name] = value;
        }

        AddMachine(environment, job.Parameters.GetValueOrDefault("num_threads") ?? "1");
        environment[Mark] = folder.Root;
        environment["TRAINING_JOB_NAME"] = $"{job.Model}-{job.Run}";
        environment["SM_HPS"] = HyperParameters.Json(job.Parameters);
        environment["SM_USER_ARGS"] = JsonSerializer.Serialize(arguments, ProcessesJson.Default.IReadOnlyListString);
        foreach ((string name, string value) in job.Parameters)
        {
            environment["SM_HP_" + name.ToUpperInvariant()] = value;
        }

        return environment;
    }

    /// <summary>Whether a variable is for the supervisor alone, which does not hand it on.</summary>
    public static bool IsOfSupervisor(string name) => name.StartsWith(CrashPoint.VariablePrefix, StringComparison.Ordinal);

    private static void AddFolders(Dictionary<string, string> environment, TrainerFolder folder)
    {
        environment["SM_INPUT_DIR"] = folder.Input;
        environment["SM_INPUT_CONFIG_DIR"] = folder.Config;
        environment["SM_MODEL_DIR"] = folder.Model;
        environment["SM_OUTPUT_DIR"] = folder.Output;
        environment["SM_OUTPUT_DATA_DIR"] = folder.OutputData;
    }

    private static void AddMachine(Dictionary<string, string> environment, string threads)
    {
        environment["SM_CURRENT_HOST"] = TrainerConfig.Host;
        environment["SM_HOSTS"] = """["algo-1"]""";
        environment["SM_NETWORK_INTERFACE_NAME"] = "lo";
        environment["SM_NUM_CPUS"] = threads;
        environment["SM_NUM_GPUS"] = "0";
        environment["SM_LOG_LEVEL"] = "20";
        environment["OMP_NUM_THREADS"] = threads;
        // OpenMP's waiting threads spin; beside a busy server that costs ten times the training.
        environment["GOMP_SPINCOUNT"] = "1000";
        // A trainer that is killed would leave its diagnostics sockets in the temporary folder.
        environment["DOTNET_EnableDiagnostics"] = "0";
    }
}
