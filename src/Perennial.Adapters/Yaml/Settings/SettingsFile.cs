namespace Perennial.Adapters.Yaml.Settings;

/// <summary>A YAML file of settings. Every fault in it, and in the variables that override it, is reported at once.</summary>
public static class SettingsFile
{
    /// <summary>The settings in a file, overridden by the environment.</summary>
    /// <param name="path">A YAML file; one that is missing sets nothing.</param>
    /// <param name="keys">What may be set.</param>
    /// <param name="environment">The value of a variable; null where it is not set.</param>
    /// <exception cref="ModelFileFaults">The file or a variable says what is not allowed.</exception>
    public static SettingValues Read(string path, IReadOnlyList<SettingKey> keys, Func<string, string?> environment)
    {
        FaultList faults = new();
        Dictionary<string, object> values = new(StringComparer.Ordinal);
        string text = File.Exists(path) ? Text(path) : string.Empty;
        if (Says(text) && YamlTree.Of(text, faults) is { Root: { } root })
        {
            new SettingsWalk(keys, values, faults).Walk(root, string.Empty);
        }

        List<ModelFault> all = [.. faults.InOrder(), .. Overridden(keys, environment, values)];
        return all.Count > 0 ? throw new ModelFileFaults(path, all) : new SettingValues(keys, values);
    }

    /// <summary>Whether there is more than blank lines and comments.</summary>
    private static bool Says(string text) => text.Split('\n').Any(line => line.Trim() is { Length: > 0 } said && said[0] != '#');

    private static List<ModelFault> Overridden(IReadOnlyList<SettingKey> keys, Func<string, string?> environment, Dictionary<string, object> values)
    {
        List<ModelFault> faults = [];
        foreach (SettingKey key in keys.Where(one => !one.OfList))
        {
            if (environment(key.Variable) is not { Length: > 0 } said)
            {
                continue;
            }

            string[] texts = key.Several ? said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [said];
            Reading[] readings = [.. texts.Select(text => key.Form.Read(new ScalarNode(default, text, plain: true)))];
            faults.AddRange(readings.Where(one => one.Value is null).Select(one => new ModelFault(0, 0, key.Variable, one.Problem, one.Remedy)));
            values[key.Path] = key.Several ? readings.Select(one => one.Value).ToArray() : readings[0].Value!;
        }

        return faults;
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileFaults(path, [new ModelFault(0, 0, string.Empty, $"cannot be read ({fault.Message})", "Give the path of a file that may be read.")]);
        }
    }
}
