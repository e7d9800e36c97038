using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Perennial.Adapters.Yaml;

/// <summary>
/// A YAML document as a tree. YamlDotNet's own tree stops at the first repeated key and at the first fault of syntax; this one
/// keeps what was read so far, so that faults before the broken line are reported with it.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 32;

    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly FaultList _faults;
    private readonly Dictionary<string, YamlNode> _anchors = [];

    private YamlTree(string text, FaultList faults)
    {
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
        _faults = faults;
    }

    /// <summary>The document's mapping, or what could be read of it; null when there is none.</summary>
    public MappingNode? Root { get; private set; }

    /// <summary>Whether the document was read to its end.</summary>
    public bool Complete { get; private set; }

    public static YamlTree Of(string text, FaultList faults)
    {
        YamlTree tree = new(text, faults);
        try
        {
            tree.Read();
            tree.Complete = true;
        }
        catch (YamlException e)
        {
            SyntaxFault.Report(text, PlaceOf(e.Start), e.Message, faults);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The scanner lets these out for some values that break off, such as "{ time: date" above another key.
            SyntaxFault.Report(text, PlaceOf(tree._scanner.CurrentPosition), "a value breaks off", faults);
        }

        return tree;
    }

    private void Read()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _faults.Add(new Place(1, 1), string.Empty, "the file is empty", ModelFileWalk.LeastFile);
            return;
        }

        YamlNode root = Node(0, node => Root = node as MappingNode);
        if (Root is null)
        {
            string seen = root is SequenceNode ? "a list" : "a single value";
            _faults.Add(root.At, string.Empty, $"{seen} stands where the keys of a model belong", ModelFileWalk.LeastFile);
        }

        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            _faults.Add(PlaceOf(second.Start), string.Empty, "a second document starts", "Give every model a file of its own.");
        }
    }

    private YamlNode Node(int depth, Action<YamlNode> attach)
    {
        Place at = PlaceOf(_parser.Current!.Start);
        if (depth > DeepestNesting)
        {
            throw new YamlException(_parser.Current.Start, _parser.Current.End, $"nested deeper than {DeepestNesting} levels");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Attached(Anchored(alias), attach);
        }

        string anchor = _parser.Current is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : string.Empty;
        YamlNode node = _parser.TryConsume<Scalar>(out var scalar) ? Attached(Value(at, scalar), attach)
            : _parser.TryConsume<SequenceStart>(out _) ? Sequence(depth, (SequenceNode)Attached(new SequenceNode(at), attach))
            : Mapping(depth, (MappingNode)Attached(new MappingNode(at), attach));
        if (anchor.Length > 0)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private static YamlNode Attached(YamlNode node, Action<YamlNode> attach)
    {
        attach(node);
        return node;
    }

    private static ScalarNode Value(Place at, Scalar scalar) => new(at, scalar.Value, scalar.Style == ScalarStyle.Plain);

    private YamlNode Anchored(AnchorAlias alias) => _anchors.TryGetValue(alias.Value.Value, out YamlNode? node)
        ? node
        : throw new YamlException(alias.Start, alias.End, $"no anchor &{alias.Value.Value} before this alias");

    private SequenceNode Sequence(int depth, SequenceNode sequence)
    {
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            Node(depth + 1, sequence.Items.Add);
        }

        return sequence;
    }

    private MappingNode Mapping(int depth, MappingNode mapping)
    {
        _parser.Consume<MappingStart>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode key = Node(depth + 1, _ => { });
            if (key is ScalarNode name)
            {
                Node(depth + 1, value => mapping.Entries.Add((name, value)));
                continue;
            }

            _faults.Add(key.At, string.Empty, "a key is not a name", "Write every key as one word before a colon.");
            Node(depth + 1, _ => { });
        }

        return mapping;
    }

    private static Place PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
