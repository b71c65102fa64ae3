package uk.onestory.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Finds a place for each status and a way for each arrow, by Eclipse's layout kernel: statuses in layers from top to
 * bottom, which is narrow enough for a telephone, and arrows with right angles that go around statuses. The same steps
 * are drawn the same each time. The library is there when the project is built, and not in the server.
 */
class StateLayout {

    private static final double BOX_HEIGHT = 36;
    private static final double LETTER = 8.5;
    private static final double DIGIT = 7;
    private static final double LABEL_HEIGHT = 18;
    /** Between arrows that end at the same box, so that their tips stand apart. */
    private static final double PORT = 17;

    private final StateMachine machine;
    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final Map<StateMachine.Step, ElkEdge> edges = new HashMap<>();

    private StateLayout(StateMachine machine) {
        this.machine = machine;
    }

    static StatePicture of(StateMachine machine) {
        return new StateLayout(machine).picture();
    }

    private StatePicture picture() {
        ElkNode all = ElkGraphUtil.createGraph();
        setUp(all);
        all.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        ElkNode frame = ElkGraphUtil.createNode(all);
        setUp(frame);
        frame.setProperty(LayeredOptions.PADDING, new ElkPadding(36, 14, 14, 14));
        machine.open().forEach(status -> nodes.put(status, node(frame, status)));
        machine.ends().forEach(status -> nodes.put(status, node(all, status)));
        machine.steps()
                .forEach(step -> edges.put(
                        step,
                        edge(
                                step.startsAtTheFrame()
                                        ? frame
                                        : nodes.get(step.from().get(0)),
                                step)));
        new RecursiveGraphLayoutEngine().layout(all, new BasicProgressMonitor());
        return new StatePicture(
                Math.round(all.getWidth()),
                Math.round(all.getHeight()),
                box("open", frame),
                boxes(machine.open()),
                boxes(machine.ends()),
                machine.steps().stream().map(this::arrow).toList());
    }

    private static void setUp(ElkNode parent) {
        parent.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        parent.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        parent.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        parent.setProperty(LayeredOptions.SPACING_NODE_NODE, 20.0);
        parent.setProperty(LayeredOptions.SPACING_PORT_PORT, PORT);
        parent.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
        parent.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        parent.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
        parent.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 20.0);
        parent.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 24.0);
    }

    private ElkNode node(ElkNode parent, String status) {
        ElkNode node = ElkGraphUtil.createNode(parent);
        long in = machine.steps().stream()
                .filter(step -> step.to().equals(status))
                .count();
        long out = machine.steps().stream()
                .filter(step -> step.from().equals(List.of(status)))
                .count();
        node.setDimensions(Math.max(LETTER * status.length() + 20, PORT * (in + out)), BOX_HEIGHT);
        return node;
    }

    private ElkEdge edge(ElkNode from, StateMachine.Step step) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, nodes.get(step.to()));
        String words = step.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
        ElkLabel label = ElkGraphUtil.createLabel(words, edge);
        label.setDimensions(DIGIT * words.length() + 6, LABEL_HEIGHT);
        label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        return edge;
    }

    private List<StatePicture.Box> boxes(List<String> statuses) {
        return statuses.stream().map(status -> box(status, nodes.get(status))).toList();
    }

    private StatePicture.Box box(String words, ElkNode node) {
        StatePicture.Point corner = corner(node.getParent());
        return new StatePicture.Box(
                words,
                Math.round(corner.x() + node.getX()),
                Math.round(corner.y() + node.getY()),
                Math.round(node.getWidth()),
                Math.round(node.getHeight()));
    }

    private StatePicture.Arrow arrow(StateMachine.Step step) {
        ElkEdge edge = edges.get(step);
        StatePicture.Point corner = corner(edge.getContainingNode());
        List<StatePicture.Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            Stream.of(
                            Stream.of(at(corner, section.getStartX(), section.getStartY())),
                            section.getBendPoints().stream().map(bend -> at(corner, bend.getX(), bend.getY())),
                            Stream.of(at(corner, section.getEndX(), section.getEndY())))
                    .flatMap(point -> point)
                    .forEach(points::add);
        }
        ElkLabel label = edge.getLabels().get(0);
        StatePicture.Point place = at(corner, label.getX(), label.getY());
        return new StatePicture.Arrow(
                step,
                List.copyOf(points),
                new StatePicture.Box(
                        label.getText(),
                        place.x(),
                        place.y(),
                        Math.round(label.getWidth()),
                        Math.round(label.getHeight())));
    }

    /** The library counts from the corner of the box around. */
    private static StatePicture.Point corner(ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode around = node; around != null; around = around.getParent()) {
            x += around.getX();
            y += around.getY();
        }
        return new StatePicture.Point(Math.round(x), Math.round(y));
    }

    private static StatePicture.Point at(StatePicture.Point corner, double x, double y) {
        return new StatePicture.Point(Math.round(corner.x() + x), Math.round(corner.y() + y));
    }
}
