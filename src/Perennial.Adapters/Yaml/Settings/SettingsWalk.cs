namespace Perennial.Adapters.Yaml.Settings;

/// <summary>Reads a document's values by a table of keys.</summary>
/// <param name="keys">What may be set.</param>
/// <param name="values">Takes what is set, by path.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class SettingsWalk(IReadOnlyList<SettingKey> keys, Dictionary<string, object> values, FaultList faults)
{
    public void Walk(MappingNode mapping, string parent)
    {
        foreach ((ScalarNode name, YamlNode node) in mapping.Entries)
        {
            string path = ModelKeys.Join(parent, name.Text);
            SettingKey? key = keys.FirstOrDefault(one => one.Path == path);
            if (key is not null && !values.ContainsKey(path))
            {
                Take(key, node);
            }
            else if (key is not null)
            {
                faults.Add(name.At, path, "said twice", "Keep one of them.");
            }
            else if (keys.Any(one => one.Path.StartsWith(path + SettingKey.Each, StringComparison.Ordinal)))
            {
                Take(path, node);
            }
            else if (node is MappingNode section && keys.Any(one => one.Path.StartsWith(path + ".", StringComparison.Ordinal)))
            {
                Walk(section, path);
            }
            else
            {
                faults.Add(name.At, path, "unknown key", Remedy(parent, name.Text));
            }
        }
    }

    private void Take(string path, YamlNode node)
    {
        if (values.ContainsKey(path))
        {
            faults.Add(node.At, path, "said twice", "Keep one of them, as a list.");
        }
        else if (Listed(node) is { } items)
        {
            values[path] = items.Select(item => Section(item, path)).ToArray();
        }
        else
        {
            faults.Add(node.At, path, "not a list of sections", $"Write a section, or a list of them. {Remedy(path + SettingKey.Each[..^1], string.Empty)}");
        }
    }

    /// <summary>Several sections of the same keys; one may stand without a list.</summary>
    private static List<MappingNode>? Listed(YamlNode node) => node switch
    {
        MappingNode single => [single],
        SequenceNode list when list.Items.TrueForAll(item => item is MappingNode) => [.. list.Items.Cast<MappingNode>()],
        _ => null,
    };

    private SettingValues Section(MappingNode item, string path)
    {
        Dictionary<string, object> own = new(StringComparer.Ordinal);
        string parent = path + SettingKey.Each[..^1];
        new SettingsWalk(keys, own, faults).Walk(item, parent);
        foreach (SettingKey key in keys.Where(key => key.Required && key.Path.StartsWith(parent, StringComparison.Ordinal) && !own.ContainsKey(key.Path)))
        {
            faults.Add(item.At, key.Path, "missing", $"Allowed: {key.Allowed}.");
        }

        return new SettingValues(keys, own);
    }

    private void Take(SettingKey key, YamlNode node)
    {
        switch (node)
        {
            case ScalarNode scalar when Read(key, scalar) is { } value:
                values[key.Path] = key.Several ? new[] { value } : value;
                break;
            case SequenceNode list when key.Several && list.Items.TrueForAll(item => item is ScalarNode):
                values[key.Path] = list.Items.Select(item => Read(key, (ScalarNode)item)).OfType<object>().ToArray();
                break;
            case not ScalarNode:
                faults.Add(node.At, key.Path, key.Several ? "not a list of values" : "not a single value", $"Allowed: {key.Allowed}.");
                break;
        }
    }

    private object? Read(SettingKey key, ScalarNode scalar)
    {
        Reading reading = key.Form.Read(scalar);
        if (reading.Value is null)
        {
            faults.Add(scalar.At, key.Path, reading.Problem, reading.Remedy);
        }

        return reading.Value;
    }

    private string Remedy(string parent, string name)
    {
        int from = parent.Length == 0 ? 0 : parent.Length + 1;
        string[] known = [.. keys.Where(key => parent.Length == 0 || key.Path.StartsWith(parent + ".", StringComparison.Ordinal)).Select(key => key.Path[from..].Split('.')[0].Replace("[]", string.Empty, StringComparison.Ordinal)).Distinct()];
        string meant = EditDistance.DidYouMean(name, known);
        return meant.Length > 0 ? meant.TrimEnd() : $"Allowed here: {string.Join(", ", known)}.";
    }
}
