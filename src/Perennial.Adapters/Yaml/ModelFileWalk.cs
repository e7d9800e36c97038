namespace Perennial.Adapters.Yaml;

/// <summary>Holds a file's nodes against the table of keys: takes the values, reports the rest, and goes on.</summary>
/// <param name="faults">What is wrong goes here.</param>
/// <param name="complete">Whether the file was read to its end, so that absent keys are missing.</param>
internal sealed class ModelFileWalk(FaultList faults, bool complete)
{
    /// <summary>The remedy for a file that says nothing.</summary>
    public const string LeastFile = "A model needs at least the keys model, task, columns, features and label.";

    private readonly ModelFileValues _values = new();

    public ModelFileValues Walk(MappingNode root)
    {
        Section(string.Empty, new Place(1, 1), root);
        return _values;
    }

    private void Section(string path, Place at, MappingNode mapping)
    {
        Dictionary<string, Place> seen = [];
        foreach ((ScalarNode key, YamlNode value) in mapping.Entries)
        {
            string child = ModelKeys.Join(path, key.Text);
            if (!seen.TryAdd(key.Text, key.At))
            {
                faults.Add(key.At, child, $"given twice (first on line {seen[key.Text].Line})", "Keep one of the two.");
            }
            else if (ModelKeys.Below(path).FirstOrDefault(known => known.Name == key.Text) is { } known)
            {
                Visit(known, child, key.At, value);
            }
            else
            {
                faults.Add(key.At, child, "unknown key", UnknownKey.Remedy(path, key.Text));
            }
        }

        foreach (ModelKey missing in ModelKeys.Below(path).Where(key => complete && key.Required && !seen.ContainsKey(key.Name)))
        {
            faults.Add(at, ModelKeys.Join(path, missing.Name), "missing", $"Add it: {missing.Meaning} Allowed: {missing.Allowed}.");
        }
    }

    private void Visit(ModelKey key, string path, Place at, YamlNode node)
    {
        _values.Add(path, null, at);
        switch (key.Shape, node)
        {
            case (_, ScalarNode { Kind: ScalarKind.Nothing }):
                faults.Add(at, path, "has no value", $"Remove the key, or give it one. Allowed: {key.Allowed}.");
                break;
            case (KeyShape.Values, SequenceNode list):
                Values(key, path, list);
                break;
            case (KeyShape.Values, ScalarNode scalar) when key.Single is not null:
                Value(key.Single, path, scalar);
                break;
            case (not KeyShape.Values, ScalarNode scalar) when key.Form is not null:
                Value(key.Form, path, scalar);
                break;
            case (KeyShape.Section, MappingNode mapping):
                Section(path, at, mapping);
                break;
            case (KeyShape.Sections, SequenceNode list):
                List(key, path, list);
                break;
            case (KeyShape.Settings, MappingNode mapping):
                Settings(path, mapping);
                break;
            default:
                WrongShape(key, path, node);
                break;
        }
    }

    private void Value(Form form, string path, ScalarNode scalar)
    {
        Reading reading = form.Read(scalar);
        _values.Add(path, reading.Value, scalar.At);
        if (reading.Value is null)
        {
            faults.Add(scalar.At, path, reading.Problem, reading.Remedy);
        }
    }

    private void List(ModelKey key, string path, SequenceNode list)
    {
        _values.Add(path, list.Items.Count, list.At);
        foreach ((int index, YamlNode node) in list.Items.Index())
        {
            string item = $"{path}[{index}]";
            _values.Add(item, null, node.At);
            if (node is MappingNode mapping)
            {
                Section(item, node.At, mapping);
            }
            else
            {
                WrongShape(key, item, node);
            }
        }
    }

    private void Values(ModelKey key, string path, SequenceNode list)
    {
        List<object> values = [];
        foreach (YamlNode node in list.Items)
        {
            if (node is not ScalarNode { Kind: not ScalarKind.Nothing } scalar)
            {
                faults.Add(node.At, path, "not a single value", $"Allowed: {key.Form!.Allowed}.");
            }
            else if (key.Form!.Read(scalar) is { Value: { } value })
            {
                values.Add(value);
            }
            else
            {
                Reading wrong = key.Form.Read(scalar);
                faults.Add(scalar.At, path, wrong.Problem, wrong.Remedy);
            }
        }

        _values.Add(path, values, list.At);
    }

    private void Settings(string path, MappingNode mapping)
    {
        Dictionary<string, string> settings = [];
        foreach ((ScalarNode name, YamlNode node) in mapping.Entries)
        {
            string child = ModelKeys.Join(path, name.Text);
            if (node is not ScalarNode { Kind: not ScalarKind.Nothing } value)
            {
                faults.Add(node.At, child, "not a single value", "Write a word, a number, or text in quotes.");
            }
            else if (!settings.TryAdd(name.Text, value.Text))
            {
                faults.Add(name.At, child, "given twice", "Keep one of the two.");
            }
        }

        _values.Add(path, settings, mapping.At);
    }

    private void WrongShape(ModelKey key, string path, YamlNode node)
    {
        string seen = node switch
        {
            ScalarNode { Text.Length: <= 60 } scalar => $"a single value ({scalar.Text})",
            ScalarNode => "a single value",
            SequenceNode => "a list",
            _ => "a group of keys",
        };
        string wanted = key.Shape switch
        {
            KeyShape.Value => "a single value belongs",
            KeyShape.Values => "a list belongs",
            KeyShape.Sections when path == key.Path => "a list belongs",
            _ => "a group of keys belongs",
        };
        faults.Add(node.At, path, $"{seen} stands where {wanted}", $"Allowed: {key.Allowed}.");
    }
}
