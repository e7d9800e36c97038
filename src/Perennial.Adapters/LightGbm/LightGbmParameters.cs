using System.Globalization;
using System.Text.Json;
using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>LightGBM's training parameters: defaults under which the same rows give the same trees, overridden by name.</summary>
internal sealed class LightGbmParameters
{
    private const string More = "incremental_iterations";

    private static readonly HashSet<string> Refused =
    [
        "categorical_feature", "config", "convert_model", "convert_model_language", "data", "device_type",
        "early_stopping_min_delta", "early_stopping_round", "first_metric_only", "forcedbins_filename", "forcedsplits_filename",
        "gpu_device_id", "gpu_device_id_list", "gpu_platform_id", "gpu_use_dp", "group_column", "header", "ignore_column",
        "input_model", "is_provide_training_metric", "label_column", "local_listen_port", "machine_list_filename", "machines",
        "metric_freq", "num_class", "num_gpu", "num_machines", "output_model", "output_result", "parser_config_file",
        "pre_partition", "save_binary", "snapshot_freq", "task", "time_out", "tree_learner", "two_round", "valid", "verbosity",
        "weight_column",
    ];

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    private LightGbmParameters() { }

    /// <summary>How many trees.</summary>
    public int Iterations { get; private set; }

    /// <summary>How many trees an incremental training adds; a fifth of <see cref="Iterations"/> unless <c>incremental_iterations</c> says another number.</summary>
    public int MoreIterations { get; private set; }

    /// <summary>What the trees are grown for.</summary>
    public string Objective => _values["objective"];

    /// <summary>The parameters as LightGBM reads them.</summary>
    public string Text => string.Join(' ', _values.Select(value => $"{value.Key}={value.Value}"));

    /// <summary>The defaults with <paramref name="given"/> over them; aliases such as <c>n_estimators</c> are understood.</summary>
    /// <exception cref="FaultException">A parameter is unknown, given twice, or not for use here.</exception>
    public static LightGbmParameters Of(IReadOnlyDictionary<string, string> given, int seed, LightGbmObjective? objective = null)
    {
        var parameters = new LightGbmParameters();
        objective ??= LightGbmObjective.Binary;
        parameters.SetDefaults(seed, objective);
        Dictionary<string, string> names = Names();
        var seen = new Dictionary<string, string>();
        foreach ((string name, string value) in given.Where(pair => pair.Key != More).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            string canonical = names.GetValueOrDefault(name) ?? throw Unknown(name, names.Values);
            if (!seen.TryAdd(canonical, name))
            {
                throw new FaultException($"Parameters '{seen[canonical]}' and '{name}' mean the same ({canonical}). Keep one.");
            }

            parameters._values[canonical] = Checked(name, canonical, value, objective);
        }

        parameters.Iterations = Whole("num_iterations", parameters._values["num_iterations"], 1);
        parameters.MoreIterations = given.TryGetValue(More, out string? more) ? Whole(More, more, 1) : Math.Max(1, parameters.Iterations / 5);
        _ = Whole("num_threads", parameters._values["num_threads"], 1);
        return parameters;
    }

    /// <summary>The same for a handful of rows that are to be learnt by heart: nothing holds back.</summary>
    public LightGbmParameters ForHandful()
    {
        var handful = new LightGbmParameters { Iterations = 100 };
        foreach ((string name, string value) in _values)
        {
            handful._values[name] = value;
        }

        foreach ((string name, string value) in new[]
        {
            ("learning_rate", "0.3"), ("num_leaves", "63"), ("min_data_in_leaf", "1"), ("min_data_in_bin", "1"), ("min_sum_hessian_in_leaf", "0"),
            ("lambda_l1", "0"), ("lambda_l2", "0"), ("min_gain_to_split", "0"), ("feature_fraction", "1"), ("bagging_fraction", "1"), ("max_depth", "-1"),
            ("cat_smooth", "0"), ("cat_l2", "0"), ("min_data_per_group", "1"), ("num_iterations", "100"),
        })
        {
            handful._values[name] = value;
        }

        return handful;
    }

    private static string Checked(string name, string canonical, string value, LightGbmObjective objective)
    {
        if (Refused.Contains(canonical))
        {
            throw new FaultException(
                $"Parameter '{name}' is not for use here: rows, files, machines and stopping are the trainer's own. Remove it.");
        }

        bool isSplit = value.Length == 0 || value.Any(letter => char.IsWhiteSpace(letter) || letter is '=' or '#');
        return isSplit
            ? throw new FaultException($"Parameter '{name}' has the value '{value}'. Give one without spaces, '=' or '#'.")
            : Allowed(name, canonical, value, objective);
    }

    private static string Allowed(string name, string canonical, string value, LightGbmObjective objective) => canonical switch
    {
        "objective" when !objective.Allowed.Contains(value) => throw new FaultException(
            $"Parameter '{name}' has the value '{value}', but the model's answer is {objective.Answer}. Allowed: {string.Join(", ", objective.Allowed)}."),
        "deterministic" when value is not ("true" or "1") => throw new FaultException(
            $"Parameter '{name}' has the value '{value}', but the same rows must give the same trees. Remove it."),
        _ => value,
    };

    private static Dictionary<string, string> Names()
    {
        LightGbmLibrary.EnsureLoaded();
        Dictionary<string, string[]> aliases =
            JsonSerializer.Deserialize(LightGbmLibrary.ParameterAliases(), LightGbmJson.Default.DictionaryStringStringArray)!;
        return aliases
            .SelectMany(pair => pair.Value.Append(pair.Key).Select(name => (name, pair.Key)))
            .ToDictionary(pair => pair.name, pair => pair.Key, StringComparer.Ordinal);
    }

    private static FaultException Unknown(string name, IEnumerable<string> canonical) => new(
        $"LightGBM has no parameter '{name}'. Allowed, or one of their aliases: "
        + string.Join(", ", canonical.Distinct().Where(known => !Refused.Contains(known)).Order(StringComparer.Ordinal)) + ".");

    private void SetDefaults(int seed, LightGbmObjective objective)
    {
        _values["objective"] = objective.Default;
        if (objective.Classes > 0)
        {
            _values["num_class"] = objective.Classes.ToString(CultureInfo.InvariantCulture);
        }

        _values["num_leaves"] = "31";
        _values["learning_rate"] = "0.1";
        _values["num_iterations"] = "100";
        _values["min_data_in_leaf"] = "100";
        _values["deterministic"] = "true";
        _values["force_row_wise"] = "true";
        _values["num_threads"] = "1";
        _values["seed"] = seed.ToString(CultureInfo.InvariantCulture);
        _values["verbosity"] = "-1";
    }

    private static int Whole(string name, string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least
            ? value
            : throw new FaultException($"Parameter '{name}' has the value '{text}'. Give a whole number of at least {least}.");
}
