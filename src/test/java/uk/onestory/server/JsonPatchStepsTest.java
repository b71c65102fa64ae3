package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonpatch.JsonPatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPatchStepsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TASK =
            "{\"resourceType\":\"Task\",\"status\":\"requested\",\"note\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"x\":{\"y\":1}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'op':'replace','path':'/status','value':'received'}]",
                "[{'op':'add','path':'/note/-','value':{'text':'c'}}]",
                "[{'op':'add','path':'/note/0','value':{'text':'c'}}]",
                "[{'op':'add','path':'/note/2','value':{'text':'c'}}]",
                "[{'op':'remove','path':'/note/1'}]",
                "[{'op':'remove','path':'/x'}]",
                "[{'op':'move','from':'/note/0','path':'/note/1'}]",
                "[{'op':'move','from':'/x/y','path':'/z'}]",
                "[{'op':'move','from':'/x','path':'/x'}]",
                "[{'op':'copy','from':'/note/0','path':'/note/-'}]",
                "[{'op':'test','path':'/x/y','value':1.0}]",
                "[{'op':'test','path':'/note/0','value':{'text':'a'}},{'op':'replace','path':'/note/0/text','value':'z'}]",
                "[{'op':'replace','path':'','value':{'resourceType':'Task'}}]",
                "[{'op':'add','path':'/a~1b','value':1},{'op':'move','from':'/a~1b','path':'/c~0d'}]"
            })
    void whatTheLibraryDoesIsDone(String patch) throws Exception {
        JsonNode operations = JSON.readTree(patch.replace('\'', '"'));
        assertThat(JsonPatchSteps.apply(JSON.readTree(TASK), operations, "Task"))
                .isEqualTo(JsonPatch.fromJson(operations).apply(JSON.readTree(TASK)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'op':'replace','path':'/statusReason','value':1}] | Operation 0 of the patch (replace /statusReason): there is nothing",
                "[{'op':'remove','path':'/note/2'}] | Operation 0 of the patch (remove /note/2): there is nothing",
                "[{'op':'add','path':'/note/3','value':1}] | the list there has 2 elements",
                "[{'op':'add','path':'/note/first','value':1}] | name one by its number from 0",
                "[{'op':'add','path':'/input/-','value':1}] | there is no /input yet",
                "[{'op':'add','path':'/status/code','value':1}] | single value",
                "[{'op':'test','path':'/status','value':'Smith'}] | the test fails",
                "[{'op':'test','path':'/owner','value':1}] | there is nothing",
                "[{'op':'move','from':'/x','path':'/x/y/z'}] | moved into itself",
                "[{'op':'move','from':'/q','path':'/z'}] | there is nothing at its from",
                "[{'op':'copy','from':'/q','path':'/z'}] | there is nothing at its from",
                "[{'op':'remove','path':''}] | is not removed",
                "[{'op':'remove','path':'/a~2b'}] | ~ is written ~0",
                "[{'op':'remove','path':'/note/0'},{'op':'remove','path':'/note/1'}] | Operation 1 of the patch (remove /note/1)",
                "[{'op':'remove','path':'/Mary Smith/9990001200'}] | (remove /.../...)"
            })
    void whatCannotBeDoneIsToldByItsOperation(String patch, String words) throws Exception {
        JsonNode operations = JSON.readTree(patch.replace('\'', '"'));
        assertThatThrownBy(() -> JsonPatchSteps.apply(JSON.readTree(TASK), operations, "Task"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("Smith");
    }

    @Test
    void whatTheLibraryRefusesIsRefused() throws Exception {
        JsonNode operations = JSON.readTree("[{\"op\":\"remove\",\"path\":\"/note/01\"}]");
        assertThatThrownBy(() -> JsonPatch.fromJson(operations).apply(JSON.readTree(TASK)))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> JsonPatchSteps.apply(JSON.readTree(TASK), operations, "Task"))
                .isInstanceOf(Refused.class);
    }
}
