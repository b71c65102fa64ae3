package uk.onestory.server;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.binary.api.IBinaryStorageSvc;
import ca.uhn.fhir.jpa.binstore.DatabaseBinaryContentStorageSvcImpl;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.dao.IResourceMetadataExtractorSvc;
import ca.uhn.fhir.jpa.dao.ITransactionProcessorVersionAdapter;
import ca.uhn.fhir.jpa.dao.TransactionProcessor;
import ca.uhn.fhir.jpa.esr.ExternallyStoredResourceServiceRegistry;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.partition.IPartitionLookupSvc;
import ca.uhn.fhir.jpa.search.BatchResourceLoader;
import ca.uhn.fhir.jpa.search.ISynchronousSearchSvc;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.jpa.term.api.ITermReadSvc;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.IMetaTagSorter;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;

/** HAPI's own beans and how its storage behaves for OneStory. */
@Configuration(proxyBeanMethods = false)
@Import({
    JpaR4Config.class,
    HapiJpaConfig.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    ThreadPoolFactoryConfig.class,
    SubscriptionChannelConfig.class
})
class HapiConfiguration {

    @Bean
    JpaStorageSettings storageSettings(ServerLimits limits) {
        JpaStorageSettings settings = new JpaStorageSettings();
        settings.setHibernateSearchIndexFullText(false);

        // A work list must never be a minute old: no result is used for a second search.
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setDefaultTotalMode(SearchTotalModeEnum.NONE);
        // Counting histories invites denial of service (CVE-2021-32053), and the cached count hides new versions.
        settings.setHistoryCountMode(HistoryCountModeEnum.COUNT_DISABLED);
        settings.setMaximumTransactionBundleSize(limits.bundleEntries());
        settings.setMaximumIncludesToLoadPerPage(limits.includes());

        // Ids that cannot be guessed or counted.
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        // Tags and profiles stay in the resource: two tables fewer to write.
        settings.setTagStorageMode(JpaStorageSettings.TagStorageModeEnum.INLINE);
        settings.setSuppressStringIndexingInTokens(true);
        settings.setIndexMissingFields(StorageSettings.IndexEnabledEnum.DISABLED);
        settings.setAllowMultipleDelete(false);
        settings.setExpungeEnabled(false);
        settings.setPreExpandValueSets(false);
        // Search parameters come with the build, before the first resource that they index.
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);

        // Bulk export: steps follow each other at once; one partner never gets another one's job.
        settings.setJobFastTrackingEnabled(true);
        settings.setEnableBulkExportJobReuse(false);
        // Nobody imports in bulk, and its job wants a library that is left out here.
        settings.setEnableTaskBulkImportJobExecution(false);
        return settings;
    }

    /** The types come first: daos, providers, search parameters and the capability statement are built from them. */
    @Bean
    static BeanPostProcessor hapiSettings() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof DaoRegistry daos) {
                    daos.setSupportedResourceTypes(SupportedResources.TYPES);
                }
                if (bean instanceof FhirContext fhir) {
                    // A resource holds what it contains in its own list: no search for more at each encoding.
                    // The id of a resource is the one that stands in it: else one that the URL denies would be lost.
                    fhir.getParserOptions().setOverrideResourceIdWithBundleEntryFullUrl(false);
                    fhir.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
                    fhir.getParserOptions().setDontStripVersionsFromReferencesAtPaths(KeptVersions.PATHS);
                }
                return bean;
            }
        };
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    IBinaryStorageSvc binaryStorage() {
        return new DatabaseBinaryContentStorageSvcImpl();
    }

    /** In place of HAPI's bean of this name. */
    @Bean
    ITransactionProcessorVersionAdapter<Bundle, Bundle.BundleEntryComponent> transactionProcessorVersionFacade(
            Failures failures) {
        return new BatchFailures(failures);
    }

    /** In place of HAPI's bean of this name. */
    @Bean
    TransactionProcessor transactionProcessor() {
        return new Transactions();
    }

    /** In place of HAPI's bean of this name. */
    @Bean(name = "mySystemDaoR4")
    IFhirSystemDao<Bundle, Meta> systemDao(
            TransactionProcessor processor,
            BatchInTransaction batches,
            ITransactionProcessorVersionAdapter<Bundle, Bundle.BundleEntryComponent> failures) {
        return new SystemDao(processor, batches, new PartedBundle(failures));
    }

    /** In place of HAPI's bean of this name. */
    @Bean
    ISynchronousSearchSvc synchronousSearchSvc(ObjectProvider<OwnSearch> ownSearches) {
        return new SearchPages(
                SingletonSupplier.of(() -> ownSearches.orderedStream().toList()));
    }

    /** In place of HAPI's bean of this name. */
    @Bean
    BatchResourceLoader batchResourceLoader(
            FhirContext fhir,
            IResourceMetadataExtractorSvc extractor,
            IJpaStorageResourceParser storage,
            ExternallyStoredResourceServiceRegistry elsewhere,
            IMetaTagSorter sorter,
            PartitionSettings partitions,
            IPartitionLookupSvc partitionLookup) {
        return new StoredTextLoader(fhir, extractor, storage, elsewhere, sorter, partitions, partitionLookup);
    }

    /** In place of HAPI's bean of this name. */
    @Bean
    MatchUrlService matchUrlService(
            FhirContext fhir, ISearchParamRegistry registry, ObjectProvider<SearchInput> input) {
        return new MatchUrls(fhir, registry, input::getObject);
    }

    /** In place of HAPI's bean of this name. */
    @Bean
    ISearchParamRegistry searchParamRegistry() {
        return new SearchParameters();
    }

    /** In place of HAPI's bean of this name. */
    @Bean
    ITermReadSvc terminologyService(
            InMemoryTerminologyServerValidationSupport memory, ObjectProvider<IValidationSupport> definitions) {
        return new Terms(memory, definitions);
    }
}
