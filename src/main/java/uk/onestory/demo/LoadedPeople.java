package uk.onestory.demo;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.NhsNumber;

/** Which of the demonstration people are in the store, told by their NHS numbers. */
@Component
class LoadedPeople {

    private final DaoRegistry daos;

    LoadedPeople(DaoRegistry daos) {
        this.daos = daos;
    }

    /** @return those of the indexes that are not there, in order */
    List<Integer> missing(int from, int to) {
        if (count(from, to) == to - from) {
            return List.of();
        }
        Set<String> there = patients().search(byNumber(from, to), Callers.server()).getAllResources().stream()
                .flatMap(person -> ((Patient) person).getIdentifier().stream())
                .filter(identifier -> NhsNumber.SYSTEM.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .collect(Collectors.toSet());
        return IntStream.range(from, to)
                .filter(index -> !there.contains(People.nhsNumber(index)))
                .boxed()
                .toList();
    }

    /** How many of them are there. */
    int count(int from, int to) {
        return patients().searchForIds(byNumber(from, to), Callers.server()).size();
    }

    private static SearchParameterMap byNumber(int from, int to) {
        TokenOrListParam numbers = new TokenOrListParam();
        IntStream.range(from, to).forEach(index -> numbers.add(NhsNumber.SYSTEM, People.nhsNumber(index)));
        return SearchParameterMap.newSynchronous().add(Patient.SP_IDENTIFIER, numbers);
    }

    private IFhirResourceDao<Patient> patients() {
        return daos.getResourceDao(Patient.class);
    }
}
