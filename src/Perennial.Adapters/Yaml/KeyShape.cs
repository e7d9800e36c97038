namespace Perennial.Adapters.Yaml;

/// <summary>What stands behind a key of the model file.</summary>
public enum KeyShape
{
    /// <summary>A single value.</summary>
    Value,

    /// <summary>Further keys; some sections may be one word instead.</summary>
    Section,

    /// <summary>A list whose items have further keys.</summary>
    Sections,

    /// <summary>A list of single values.</summary>
    Values,

    /// <summary>Any names with a single value each.</summary>
    Settings,
}
