package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.dao.IResourceMetadataExtractorSvc;
import ca.uhn.fhir.jpa.dao.IResourceMetadataExtractorSvc.ProvenanceDetails;
import ca.uhn.fhir.jpa.esr.ExternallyStoredResourceServiceRegistry;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.jpa.partition.IPartitionLookupSvc;
import ca.uhn.fhir.jpa.search.BatchResourceLoader;
import ca.uhn.fhir.jpa.util.ResourceParserUtil;
import ca.uhn.fhir.util.IMetaTagSorter;
import ca.uhn.fhir.util.MetaUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Loads the page of a search as {@link StoredText} where that is wanted, else as HAPI does. */
class StoredTextLoader extends BatchResourceLoader {

    /** A hook may take parts out of it, for which it needs the whole. */
    private static final String PARTLY_SHOWN = "QuestionnaireResponse";

    private final FhirContext fhir;
    private final IResourceMetadataExtractorSvc extractor;
    private final IJpaStorageResourceParser storage;

    StoredTextLoader(
            FhirContext fhir,
            IResourceMetadataExtractorSvc extractor,
            IJpaStorageResourceParser storage,
            ExternallyStoredResourceServiceRegistry elsewhere,
            IMetaTagSorter sorter,
            PartitionSettings partitions,
            IPartitionLookupSvc partitionLookup) {
        super(fhir, extractor, storage, elsewhere, sorter, partitions, partitionLookup);
        this.fhir = fhir;
        this.extractor = extractor;
        this.storage = storage;
    }

    @Override
    public List<ResourceLoadResult> loadResources(List<ResourceHistoryTable> versions, boolean forHistory) {
        if (!StoredText.wanted() || forHistory) {
            return super.loadResources(versions, forHistory);
        }
        List<ResourceLoadResult> loaded = new ArrayList<>(versions.size());
        List<ResourceHistoryTable> others = new ArrayList<>();
        for (ResourceHistoryTable version : versions) {
            Optional<StoredText> text = textOf(version);
            if (text.isPresent()) {
                loaded.add(new ResourceLoadResult(version.getPersistentId(), head(text.get(), version), false));
            } else {
                others.add(version);
            }
        }
        if (!others.isEmpty()) {
            loaded.addAll(super.loadResources(others, false));
        }
        return loaded;
    }

    private static Optional<StoredText> textOf(ResourceHistoryTable version) {
        if (PARTLY_SHOWN.equals(version.getResourceType())) {
            return Optional.empty();
        }
        return switch (version.getEncoding()) {
            case JSON, JSONC ->
                version.getDeleted() != null
                        ? Optional.empty()
                        : StoredText.of(ResourceParserUtil.getResourceText(
                                version.getResource(), version.getResourceTextVc(), version.getEncoding()));
            case DEL, ESR -> Optional.empty();
        };
    }

    private Resource head(StoredText text, ResourceHistoryTable version) {
        Resource head = (Resource) fhir.newJsonParser().parseResource(text.head());
        storage.populateResourceMetadata(version, false, null, version.getVersion(), head);
        ProvenanceDetails source = extractor.getProvenanceDetails(version);
        MetaUtil.populateResourceSource(fhir, source.provenanceSourceUri(), source.provenanceRequestId(), head);
        text.attachTo(head);
        return head;
    }
}
