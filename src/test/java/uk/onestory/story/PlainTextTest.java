package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void rowsStayAndBlankEndsGo() {
        assertThat(PlainText.rows(" \n one\r\ntwo \n\n")).containsExactly("one", "two");
        assertThat(PlainText.rows("one\u2028two")).containsExactly("one", "two");
    }

    @Test
    void nothingIsNoRow() {
        assertThat(PlainText.rows(null)).isEmpty();
        assertThat(PlainText.rows(" \t\n")).isEmpty();
        assertThat(PlainText.rows("\u0001\u0002")).isEmpty();
    }

    @Test
    void whatXmlCannotSayIsLeftOut() {
        assertThat(PlainText.rows("a\u0000b\u001Bc\uFFFEd\uD800e\u0085f\u202Eg"))
                .containsExactly("abcdefg");
    }

    @Test
    void everyScriptStays() {
        String words = "Zażółć gęślą jaźń \u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD \uD83D\uDE42 <b> & é";
        assertThat(PlainText.rows(words)).containsExactly(words);
    }
}
