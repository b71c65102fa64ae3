package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private final Comparison comparison = new Comparison(new Nicknames());

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
        the same in all without a number      ; - |Ann|Shaw|1985-03-02|female|WN1 1AA       ; - |Ann|Shaw|1985-03-02|female|wn11aa       ; certain
        the same number and birth date        ; 1 |Ann|Shaw|1985-03-02|female|WN1 1AA       ; 1 |Anna|Hall|1985-03-02|female|M1 1AA      ; certain
        number and family name, no birth date ; 1 |-|Shaw|-|-|-                             ; 1 |Ann|Shaw|1985-03-02|female|WN1 1AA      ; certain
        number, but born on another day       ; 1 |Ann|Shaw|1985-03-02|female|WN1 1AA       ; 1 |Ann|Shaw|1971-11-30|female|WN1 1AA      ; probable
        number of somebody else altogether    ; 1 |Ann|Shaw|1985-03-02|female|WN1 1AA       ; 1 |Bilal|Khan|1971-11-30|male|M1 1AA       ; possible
        two numbers, all else the same        ; 1 |Ann|Shaw|1985-03-02|female|WN1 1AA       ; 2 |Ann|Shaw|1985-03-02|female|WN1 1AA      ; certainly-not
        nickname                              ; - |Bill|Shaw|1985-03-02|male|WN1 1AA        ; - |William|Shaw|1985-03-02|male|WN1 1AA    ; certain
        accents and apostrophes               ; - |Zoë|O'Brien|1985-03-02|female|WN1 1AA    ; - |Zoe|OBrien|1985-03-02|female|WN1 1AA    ; certain
        moved                                 ; - |Ann|Shaw|1985-03-02|female|WN1 1AA       ; - |Ann|Shaw|1985-03-02|female|M20 4BX      ; probable
        no fixed abode                        ; - |Ann|Shaw|1985-03-02|female|ZZ99 3VZ      ; - |Ann|Shaw|1985-03-02|female|ZZ99 3VZ     ; probable
        married, same address                 ; - |Ann|Shaw|1985-03-02|female|WN1 1AA       ; - |Ann|Hall|1985-03-02|female|WN1 1AA      ; probable
        double-barrelled                      ; - |Ann|Shaw-Hall|1985-03-02|female|WN1 1AA  ; - |Ann|Shaw|1985-03-02|female|WN1 1AA      ; probable
        slip in the family name               ; - |Ann|Ashworth|1985-03-02|female|WN1 1AA   ; - |Ann|Ashwroth|1985-03-02|female|WN1 1AA  ; probable
        spelling as it sounds                 ; - |Stephen|Clegg|1985-03-02|male|WN1 1AA    ; - |Steven|Kleg|1985-03-02|male|WN1 1AA     ; probable
        day and month transposed              ; - |Ann|Shaw|1985-03-02|female|WN1 1AA       ; - |Ann|Shaw|1985-02-03|female|WN1 1AA      ; probable
        one digit of the birth date           ; - |Ann|Shaw|1985-03-02|female|WN1 1AA       ; - |Ann|Shaw|1986-03-02|female|WN1 1AA      ; probable
        names in the wrong boxes              ; - |Wing|Chan|1985-03-02|female|WN1 1AA      ; - |Chan|Wing|1985-03-02|female|WN1 1AA     ; probable
        another sex, all else the same        ; - |Ann|Shaw|1985-03-02|male|WN1 1AA         ; - |Ann|Shaw|1985-03-02|female|WN1 1AA      ; probable
        sex not told                          ; - |Sam|Shaw|1985-03-02|-|WN1 1AA            ; - |Sam|Shaw|1985-03-02|male|WN1 1AA        ; certain
        one digit of the date, and moved      ; - |Ann|Shaw|1985-03-02|female|WN1 1AA       ; - |Ann|Shaw|1986-03-02|female|M20 4BX      ; possible
        twins                                 ; - |Leon|Shaw|1985-03-02|male|WN1 1AA        ; - |Callum|Shaw|1985-03-02|male|WN1 1AA     ; possible
        father and son of one name            ; - |John|Shaw|1985-03-02|male|WN1 1AA        ; - |John|Shaw|1958-11-20|male|WN1 1AA       ; possible
        brother and sister                    ; - |Leon|Shaw|1985-03-02|male|WN1 1AA        ; - |Ann|Shaw|1987-06-12|female|WN1 1AA      ; certainly-not
        neighbours born on one day            ; - |Leon|Shaw|1985-03-02|male|WN1 1AA        ; - |Bilal|Khan|1985-03-02|male|WN1 1AA      ; certainly-not
        only a name in common                 ; - |John|Smith|1985-03-02|male|WN1 1AA       ; - |John|Smith|1971-11-30|male|M20 4BX      ; certainly-not
        nothing in common                     ; - |Ann|Shaw|1985-03-02|female|WN1 1AA       ; - |Bilal|Khan|1971-11-30|male|M20 4BX      ; certainly-not
        nothing known                         ; - |-|-|-|-|-                                ; - |-|-|-|-|-                               ; certainly-not
        """)
    void gradesPairsAsSomebodyAtADeskWould(String what, String one, String other, String grade) {
        Match match = comparison.compare(TestPerson.of(one), TestPerson.of(other));

        assertThat(match.grade().code()).as(match.toString()).isEqualTo(grade);
    }

    @Test
    void moreThatAgreesScoresHigher() {
        Person person = TestPerson.of("-|Ann|Shaw|1985-03-02|female|WN1 1AA");

        assertThat(score(person, "-|Ann|Shaw|1985-03-02|female|WN1 1AA"))
                .isGreaterThanOrEqualTo(score(person, "-|Ann|Shaw|1985-03-02|-|WN1 9ZZ"));
        assertThat(score(person, "-|Annie|Shaw|1985-03-02|female|WN1 9ZZ"))
                .isGreaterThan(score(person, "-|Annie|Shaw|1986-03-02|female|WN1 9ZZ"));
        assertThat(score(person, "-|Ann|Shaw|1986-03-02|female|WN1 9ZZ"))
                .isGreaterThan(score(person, "-|Ann|Hall|1986-03-02|female|WN1 9ZZ"));
    }

    private double score(Person person, String other) {
        return comparison.compare(person, TestPerson.of(other)).score();
    }
}
