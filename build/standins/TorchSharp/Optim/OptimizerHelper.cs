using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>State by parameter, and its way to files: the optimiser's name, the counts of groups and parameters in LEB128, options,
/// states.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper()
    {
    }

    protected OptimizerOptions _defaults;

    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (ParamGroup group in Groups)
        {
            dictionary.Options.Add(group.Options);
            var places = new List<int>();
            dictionary.StateIndexRef.Add(places);
            foreach (Parameter parameter in group.Members)
            {
                places.Add(dictionary.State.Count);
                dictionary.State.Add(StateOf(parameter));
            }
        }
        return dictionary;
    }

    /// <exception cref="ArgumentException">Another number of groups or of parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        StateDictionary own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (int i = 0; i < own.Options.Count; i++)
        {
            if (own.Options[i] != state_dict.Options[i])
                own.Options[i].LoadStateDict(state_dict.Options[i]);
        }
        for (int i = 0; i < own.State.Count; i++)
        {
            if (own.State[i] != state_dict.State[i])
                own.State[i].LoadStateDict(state_dict.State[i]);
        }
    }

    public void save_state_dict(string location)
    {
        using FileStream stream = File.Create(location);
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        StateDictionary own = state_dict();
        writer.Write(GetType().Name);
        writer.Encode(own.Options.Count);
        writer.Encode(own.State.Count);
        foreach (OptimizerOptions options in own.Options)
            options.SaveStateDict(writer);
        foreach (OptimizerState state in own.State)
            state.SaveStateDict(writer);
    }

    public void load_state_dict(string location)
    {
        using FileStream stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    /// <exception cref="InvalidDataException">Saved by another kind of optimiser.</exception>
    /// <exception cref="ArgumentException">Another number of groups or of parameters.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        string name = reader.ReadString();
        if (name != GetType().Name)
            throw new InvalidDataException($"This is the state of an optimiser '{name}', not of '{GetType().Name}'.");
        StateDictionary own = state_dict();
        long groups = reader.Decode();
        CheckCounts(own, groups, reader.Decode());
        foreach (OptimizerOptions options in own.Options)
            options.LoadStateDict(reader);
        foreach (OptimizerState state in own.State)
            state.LoadStateDict(reader);
    }

    private protected override void FreeState()
    {
        foreach (OptimizerState state in _states.Values)
            (state as IDisposable)?.Dispose();
        _states.Clear();
    }

    private protected OptimizerState StateOf(Parameter parameter) => _states[parameter];

    /// <summary>Takes a group in whose options are complete, with fresh state for its parameters.</summary>
    private protected void AddGroup(ParamGroup group, Func<Parameter, OptimizerState> createState)
    {
        group.Options.InitialLearningRate = group.Options.LearningRate.Value;
        Groups.Add(group);
        foreach (Parameter parameter in group.Members)
        {
            OptimizerState state = createState(parameter);
            _states[parameter] = state;
            state.Initialize(group.Options);
        }
    }

    private protected static void Require(bool holds, string name, double value)
    {
        if (!holds)
            throw new ArgumentException($"Invalid {name}: {value}");
    }

    private static void CheckCounts(StateDictionary own, long groups, long states)
    {
        if (groups != own.Options.Count)
            throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
        if (states != own.State.Count)
            throw new ArgumentException("Invalid optimizer state -- different number of states.");
    }
}
