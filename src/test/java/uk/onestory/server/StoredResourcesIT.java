package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

class StoredResourcesIT {

    private final StoredResources stored = OneStoryServer.bean(StoredResources.class);
    private final IFhirResourceDao<Location> places =
            OneStoryServer.bean(DaoRegistry.class).getResourceDao(Location.class);

    @Test
    void namedOnesComeInTheOrderAskedWithoutThoseThatAreNotThere() {
        assertThat(stored.named(
                        List.of("Organization/with-you", "Organization/nobody", "HealthcareService/with-you-wigan")))
                .extracting(resource -> resource.getIdElement().getValue())
                .extracting(id -> id.replaceFirst("/_history/.*", ""))
                .containsExactly("Organization/with-you", "HealthcareService/with-you-wigan");
        assertThat(stored.named(List.of())).isEmpty();
    }

    @Test
    void idOfAnotherTypeIsAnotherResource() {
        assertThat(stored.named(List.of("Organization/with-you-wigan", "HealthcareService/with-you")))
                .isEmpty();
    }

    @Test
    void resourceIsTheOneThatHapiReads() {
        Referral referral = Referral.toCmht();
        Task task = OneStoryServer.bean(DaoRegistry.class)
                .getResourceDao(Task.class)
                .read(new IdType("Task", referral.taskOf("demo-cmht").id()), new SystemRequestDetails());
        assertThat(json(stored.read(Task.class, task.getIdElement().getIdPart())))
                .isEqualTo(json(task));
    }

    @Test
    void whatWasDeletedIsGoneAndWhatNeverWasIsNotFound() {
        String id = create("closed").getIdElement().getIdPart();
        places.delete(new IdType("Location", id), new SystemRequestDetails());
        assertThat(stored.named(Location.class, id)).isEmpty();
        assertThatThrownBy(() -> stored.read(Location.class, id)).isInstanceOf(ResourceGoneException.class);
        assertThatThrownBy(() -> stored.read(Location.class, "never-was"))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void allVersionsTellWhenTheFirstWasStored() {
        Location place = create("old name");
        place.setName("new name");
        places.update(place, new SystemRequestDetails());
        List<Resource> versions = stored.versions(
                "t.myResourceType = 'Location' AND t.myFhirId = :id",
                Map.of("id", place.getIdElement().getIdPart()));
        assertThat(versions)
                .extracting(version -> ((Location) version).getName())
                .containsExactlyInAnyOrder("old name", "new name");
        assertThat(versions).extracting(StoredResources::created).hasSize(2).containsOnly(created(versions));
    }

    @Test
    void transactionSeesWhatItHasNotFlushedOnlyWhereItAsksForThat() {
        Location whole = create("whole");
        String reference = "Location/" + whole.getIdElement().getIdPart();
        new TransactionTemplate(OneStoryServer.bean(PlatformTransactionManager.class)).executeWithoutResult(now -> {
            Location part = (Location) new Location().setName("part").setPartOf(new Reference(reference));
            places.create(part, new SystemRequestDetails());
            Map<String, String> id = Map.of("id", part.getIdElement().getIdPart());
            assertThat(stored.current("t.myFhirId = :id", id)).isEmpty();
            assertThat(stored.referringTo("Location.partOf", reference))
                    .extracting(resource -> ((Location) resource).getName())
                    .containsExactly("part");
            now.setRollbackOnly();
        });
        assertThat(stored.referringTo("Location.partOf", reference)).isEmpty();
    }

    /** Hibernate translates each once and keeps it. */
    @Test
    void threeAndFourIdsAreTheSameStatement() {
        Statistics statistics = OneStoryServer.bean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            List<String> names = new ArrayList<>(List.of("Location/a", "Location/b", "Location/c"));
            stored.named(names);
            statistics.clear();
            names.add("Location/d");
            stored.named(names);
            assertThat(statistics.getQueryPlanCacheMissCount()).isZero();
            assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private Location create(String name) {
        return (Location) places.create(new Location().setName(name), new SystemRequestDetails())
                .getResource();
    }

    private static Instant created(List<Resource> versions) {
        return versions.stream()
                .map(version -> version.getMeta().getLastUpdated().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
