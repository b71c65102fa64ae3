package uk.onestory.conformance;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import uk.onestory.fhir.ChildTypes;

/** What a place in the JSON of a resource type may hold, as far as its value does not decide over a verdict. */
final class ShapeNode {

    /** For what is not known, or counts word for word with all that is in it. */
    static final ShapeNode WORD_FOR_WORD = new ShapeNode(Leaf.NONE, null, name -> true, Map.of(), 0);

    /** Their texts are compared with codes, sizes or markup. */
    private static final Set<String> COMPARED = Set.of(
            "Coding",
            "Quantity",
            "Age",
            "Count",
            "Distance",
            "Duration",
            "Money",
            "Attachment",
            "Narrative",
            "Signature",
            "SampledData",
            "Timing",
            "Expression");

    /** Deeper than any that a real system sends; extensions within extensions have no end. */
    private static final int DEEPEST = 12;

    enum Leaf {
        NONE,
        TEXT,
        DATE,
        REFERENCE,
        ID
    }

    private final Leaf leaf;
    private final BaseRuntimeElementCompositeDefinition<?> type;
    private final Predicate<String> lookedAt;
    private final Map<String, Predicate<String>> ofExtensions;
    private final int depth;
    private final Map<String, ShapeNode> children = new ConcurrentHashMap<>();
    private final Map<String, ShapeNode> byUrl = new ConcurrentHashMap<>();

    private ShapeNode(
            Leaf leaf,
            BaseRuntimeElementCompositeDefinition<?> type,
            Predicate<String> lookedAt,
            Map<String, Predicate<String>> ofExtensions,
            int depth) {
        this.leaf = leaf;
        this.type = type;
        this.lookedAt = lookedAt;
        this.ofExtensions = ofExtensions;
        this.depth = depth;
    }

    /**
     * @param lookedAt the names of elements whose value some rule looks at
     * @param ofExtensions the same for what stands in an extension, by its URL
     */
    static ShapeNode of(
            BaseRuntimeElementCompositeDefinition<?> resource,
            Predicate<String> lookedAt,
            Map<String, Predicate<String>> ofExtensions) {
        return new ShapeNode(Leaf.NONE, resource, lookedAt, ofExtensions, 0);
    }

    static boolean isWordForWord(String datatype) {
        return COMPARED.contains(datatype);
    }

    Leaf leaf() {
        return leaf;
    }

    boolean isExtension() {
        return type != null && "Extension".equals(type.getName());
    }

    /** Of an extension: with the rules that its definition adds for all that stands in it. */
    ShapeNode named(String url) {
        Predicate<String> added = ofExtensions.get(url);
        return added == null || !isExtension()
                ? this
                : byUrl.computeIfAbsent(
                        url, known -> new ShapeNode(leaf, type, lookedAt.or(added), ofExtensions, depth));
    }

    /** @param name as it stands in the JSON */
    ShapeNode child(String name) {
        if (type == null) {
            return WORD_FOR_WORD;
        }
        ShapeNode known = children.get(name);
        if (known != null) {
            return known;
        }
        ShapeNode found = find(name);
        if (found != WORD_FOR_WORD) {
            children.put(name, found); // no more than the type has, whatever names are sent
        }
        return found;
    }

    private ShapeNode find(String name) {
        if (depth == 0 && "id".equals(name)) {
            return lookedAt.test(name) ? WORD_FOR_WORD : below(Leaf.ID, null);
        }
        BaseRuntimeChildDefinition child = type.getChildByName(name);
        if (child == null || depth == DEEPEST || lookedAt.test(withoutChoice(child.getElementName()))) {
            return WORD_FOR_WORD;
        }
        BaseRuntimeElementDefinition<?> definition = ChildTypes.of(child, name);
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            return isWordForWord(composite.getName()) ? WORD_FOR_WORD : below(Leaf.NONE, composite);
        }
        Leaf kind = definition == null ? Leaf.NONE : leaf(definition.getName(), name);
        return kind == Leaf.NONE ? WORD_FOR_WORD : below(kind, null);
    }

    private ShapeNode below(Leaf kind, BaseRuntimeElementCompositeDefinition<?> composite) {
        return new ShapeNode(kind, composite, lookedAt, ofExtensions, depth + 1);
    }

    private Leaf leaf(String datatype, String name) {
        return switch (datatype) {
            case "string" ->
                "Reference".equals(type.getName()) && "reference".equals(name) ? Leaf.REFERENCE : Leaf.TEXT;
            case "markdown" -> Leaf.TEXT;
            case "date", "dateTime", "instant" -> Leaf.DATE;
            case "id" -> Leaf.ID;
            default -> Leaf.NONE;
        };
    }

    private static String withoutChoice(String name) {
        return name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
    }
}
