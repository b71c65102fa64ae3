package uk.onestory.server;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Values of searches in the form that they are stored in. */
@Component
class SearchValues {

    private final SingletonSupplier<List<SearchValueForm>> forms;

    SearchValues(ObjectProvider<SearchValueForm> forms) {
        this.forms = SingletonSupplier.of(() -> forms.orderedStream().toList());
    }

    String[] asStored(String... sent) {
        return Arrays.stream(sent).map(this::asStored).toArray(String[]::new);
    }

    private String asStored(String sent) {
        UnaryOperator<String> all = value -> {
            String stored = value;
            for (SearchValueForm form : forms.obtain()) {
                stored = form.asStored(stored);
            }
            return stored;
        };
        return sent.indexOf(',') < 0
                ? all.apply(sent)
                : SearchValue.alternatives(sent).stream().map(all).collect(Collectors.joining(","));
    }
}
